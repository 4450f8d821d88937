export const attendanceEn = {} as const;

export type AttendanceMessages = Readonly<Record<keyof typeof attendanceEn, string>>;
