import type { HubStores } from '../../connectors/hub-stores.js';

/** The parts of a hub's desk that are in the hub's database, which is opened after the desk is assembled. */
export interface DatabaseOfHub {
  /** Waits for the database. */
  readonly get: () => Promise<HubStores>;
  readonly open: (stores: HubStores) => void;
}

export function databaseOfHub(): DatabaseOfHub {
  let open: DatabaseOfHub['open'] = () => undefined;
  const stores = new Promise<HubStores>((resolve) => {
    open = resolve;
  });
  return { get: () => stores, open };
}
