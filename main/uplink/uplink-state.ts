/** A kiosk's connection to its hub. */
export interface UplinkState {
  readonly address: string;
  readonly fingerprint: string;
  readonly joinedAt: string;
  /** Number of the last entry that the hub confirmed. */
  readonly confirmed: number;
  /** Number of entries after it. */
  readonly waiting: number;
  /** Version of the hub's people that are here; 0 for none. */
  readonly rosterVersion: number;
  /** Number of people whose changes the hub does not have yet. */
  readonly peopleWaiting: number;
  /** UTC; null before the first answer since the start. */
  readonly lastContactAt: string | null;
  readonly problem: string | null;
}
