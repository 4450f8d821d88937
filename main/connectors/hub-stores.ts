import type { Settings } from '../../contract/calls/settings.js';
import type { Journal } from '../attendance/journal/journal.js';
import type { StandingPunches } from '../attendance/journal/standing-punches.js';
import type { SiteState } from '../storage/site-state.js';
import type { HubQueue } from './event-source.js';

/** The parts of a desk's opened data folder that its punches need. */
export interface SiteOfPunches {
  readonly journal: Journal;
  readonly settings: Settings;
  readonly site: SiteState;
}

/** The parts of a hub's desk that are in the hub's database instead of in its own files. */
export interface HubStores {
  /** The queue of deliveries. */
  readonly queue: HubQueue;
  /** Finds the punches of the desk that count. */
  readonly punchesOf: (site: SiteOfPunches) => StandingPunches;
}
