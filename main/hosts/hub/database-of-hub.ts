import type { DatabaseParts } from '../../hub/hub.js';

/** What the desk of a hub has in the hub's database, which is opened after the desk is assembled. */
export interface DatabaseOfHub {
  /** Waits for the database. */
  readonly get: () => Promise<DatabaseParts>;
  readonly open: (parts: DatabaseParts) => void;
}

export function databaseOfHub(): DatabaseOfHub {
  let open: DatabaseOfHub['open'] = () => undefined;
  const parts = new Promise<DatabaseParts>((resolve) => {
    open = resolve;
  });
  return { get: () => parts, open };
}
