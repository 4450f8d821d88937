/** Limits for each client of the web host. */
export interface Limits {
  /** Connections that are not a screen's WebSocket. */
  readonly maxPending: number;
  /** How long such a connection may stay open, in ms. */
  readonly pendingDeadlineMs: number;
  readonly maxScreens: number;
  /**
   * Whether anyone in the network can open a page. If so, screens where no one is signed in get no notices, and a new
   * screen beyond `maxScreens` ends the oldest of them; if not, the new one is refused.
   */
  readonly hasStrangers: boolean;
  /** How often screens must show a sign of life, in ms. */
  readonly aliveCheckMs: number;
  /** A screen that leaves more than this unread is dropped, in bytes. */
  readonly maxUnreadBytes: number;
  /** Calls of one screen that run at the same time. */
  readonly maxRunningCalls: number;
  /** Calls of one screen that wait. */
  readonly maxWaitingCalls: number;
  /** Size of all waiting calls of one screen. */
  readonly maxWaitingBytes: number;
}

/*
 * The largest message has 9 MB (`maxMessageBytes`), and the largest regular answer is a chunk of a file, 4
 * MiB. A screen rarely makes more than three calls at the same time; several must run, as an import or an
 * evaluation takes minutes and is stopped by another call.
 */
export const defaultLimits: Limits = {
  // A page opens about six connections to load its files, which takes a second on a slow computer.
  maxPending: 64,
  pendingDeadlineMs: 30_000,
  // One kiosk, and some pages of administrators and HR.
  maxScreens: 16,
  hasStrangers: false,
  aliveCheckMs: 30_000,
  maxUnreadBytes: 32_000_000,
  maxRunningCalls: 4,
  maxWaitingCalls: 32,
  maxWaitingBytes: 18_000_000,
};

/** Limits of a hub's desk, where anyone in the network can open a page. */
export const deskLimits: Limits = {
  ...defaultLimits,
  maxScreens: 64,
  hasStrangers: true,
  // A photo from a camera is the largest message; there are no frames from a door.
  maxWaitingCalls: 8,
  maxWaitingBytes: 9_000_000,
};
