import type { AttendanceMessages } from './en.js';

export const attendanceFr: AttendanceMessages = {};
