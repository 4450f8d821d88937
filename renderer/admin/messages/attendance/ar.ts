import type { AttendanceMessages } from './en.js';

export const attendanceAr: AttendanceMessages = {};
