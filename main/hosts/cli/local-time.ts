import type { Client } from '../../../contract/transport/connect.js';
import { systemZone, wallClock, zonedTime } from '../../base/wall-clock.js';

/** How the command line shows times: on the site's clock. */
export interface LocalTimes {
  /** Heading of a column, such as `Time (Europe/Berlin)`. */
  heading(title: string): string;
  /** Such as `2026-03-02 08:59:00 +01:00`. @param at UTC, ISO 8601. */
  text(at: string): string;
}

/** Times in the site's zone, or in the computer's if the site has none. */
export async function localTimes(client: Client): Promise<LocalTimes> {
  const { zone } = await client['settings.get']({});
  return timesIn(zone ?? systemZone());
}

/** @param zone IANA name. */
export function timesIn(zone: string): LocalTimes {
  return {
    heading: (title) => `${title} (${zone})`,
    text: (at) => {
      const local = zonedTime(Date.parse(at), zone);
      return `${wallClock(local).replace('T', ' ')} ${local.offset}`;
    },
  };
}
