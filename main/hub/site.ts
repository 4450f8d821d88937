import type { PeopleData } from '../people/people-data.js';
import type { SiteState } from '../storage/site-state.js';

/** The parts of the opened data folder of the hub's own site that the hub needs. */
export interface SiteData extends PeopleData {
  /** Its id is that of the folder, a UUID. */
  readonly site: SiteState;
}

/**
 * The hub's own site: a data folder like a kiosk's, with the people, accounts and attendance of the desk. Ask for the
 * data each time: restoring a backup opens the folder again.
 */
export interface HubSite {
  readonly data: () => Promise<SiteData>;
}
