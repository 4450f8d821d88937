/** The paths of the web host besides the files of the screens. */

/** The WebSocket, with the query `token=`. */
export const webSocketPath = '/rollcall';
/** A `POST` with a secret as bearer token is answered with a page token. */
export const sessionPath = '/session';
/** The page token of a hub's desk, which every page gets: there, people sign in. */
export const deskToken = 'desk';
