import type { kioskCalls } from '../../contract/calls/kiosk.js';
import type { Api, ApiOf } from '../../contract/contract.js';
import type { Vision } from '../vision/client/client.js';
import type { DoorData } from './door-data.js';
import type { Kiosk } from './kiosk.js';
import { punchFile } from './punch-photo.js';

/** What the door's calls work with. */
export interface DoorContext {
  readonly data: () => Promise<DoorData>;
  readonly vision: () => Vision;
  readonly kiosk: () => Promise<Kiosk>;
}

/** The kiosk at the door; on the command line, photos taken there. */
export function doorApi({
  data,
  kiosk,
  vision,
}: DoorContext): ApiOf<typeof kioskCalls> & Pick<Api, 'attendance.punch'> {
  return {
    'kiosk.start': async () => (await kiosk()).start(),
    'kiosk.frame': async (input) => (await kiosk()).frame(input),
    'kiosk.takeBack': async ({ seq }) => (await kiosk()).takeBack(seq),
    'kiosk.pin': async (input) => (await kiosk()).pin(input),
    'attendance.punch': async (input) => punchFile(input, await data(), vision()),
  };
}
