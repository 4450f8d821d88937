import type { HubDatabase } from '../database/open-database.js';
import type { HubIdentity } from '../identity.js';
import type { PairingCodes } from '../pairing/codes.js';
import type { HubRoster } from '../roster/roster.js';
import type { HubSite } from '../site.js';
import type { Nonces } from './nonces.js';
import type { WorkLimit } from './work-limit.js';

/** The parts of the hub that its protocol uses. */
export interface HubRooms {
  readonly db: HubDatabase;
  /** Null for a hub without a desk. */
  readonly site: HubSite | null;
  /** The people of the site; null without one. */
  readonly roster: HubRoster | null;
  readonly identity: HubIdentity;
  /** Of the hub's certificate. */
  readonly fingerprint: string;
  readonly codes: PairingCodes;
  readonly nonces: Nonces;
  readonly work: WorkLimit;
}
