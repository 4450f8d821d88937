import type { AttendanceMessages } from './en.js';

export const attendanceEs: AttendanceMessages = {};
