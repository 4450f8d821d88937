/** The two channels between Electron's main process and the screen. */

/** Screen to services: `(call, input)`, answered by a `Reply`. */
export const callChannel = 'rollcall:call';
/** Services to screen: one `Notice`. */
export const noticeChannel = 'rollcall:notice';
