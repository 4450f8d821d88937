import type { AttendanceMessages } from './en.js';

export const attendanceDe: AttendanceMessages = {};
