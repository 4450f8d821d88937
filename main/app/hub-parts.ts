import type { Journal } from '../attendance/journal/journal.js';
import type { StandingPunches } from '../attendance/journal/standing-punches.js';
import type { Settings } from '../../contract/calls/settings.js';
import type { HubQueue } from '../connectors/event-source.js';
import type { SiteState } from '../storage/site-state.js';

/** What the desk of a hub has in the hub's database instead of in its own files. */
export interface HubParts {
  /** The queue of deliveries. */
  readonly queue: HubQueue;
  /** Finds the punches of the opened folder that count. */
  readonly punchesOf: (site: {
    readonly journal: Journal;
    readonly settings: Settings;
    readonly site: SiteState;
  }) => StandingPunches;
}
