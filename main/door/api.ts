import type { kioskCalls } from '../../contract/calls/kiosk.js';
import type { Api, ApiOf } from '../../contract/contract.js';
import type { Session } from '../access/session.js';
import type { Vision } from '../vision/client/client.js';
import type { DoorData } from './door-data.js';
import type { Kiosk } from './kiosk.js';
import { punchFile } from './punch-photo.js';

/** What the door's calls work with. */
export interface DoorContext {
  readonly data: () => Promise<DoorData>;
  readonly vision: () => Vision;
  readonly kiosk: () => Promise<Kiosk>;
  /** Null where no data folder is open. */
  readonly kioskIfOpen: () => Promise<Kiosk | null>;
  readonly session: Session;
}

/** The kiosk at the door; on the command line, photos taken there. */
export function doorApi({
  data,
  kiosk,
  kioskIfOpen,
  vision,
  session,
}: DoorContext): ApiOf<typeof kioskCalls> & Pick<Api, 'attendance.punch'> {
  /** The kiosk, once this screen's camera is the one that it watches. */
  const watching = async (takeOver: boolean): Promise<Kiosk> => {
    const opened = await kiosk();
    opened.camera.claim(session, takeOver);
    return opened;
  };
  session.onClose(() => {
    void kioskIfOpen().then((opened) => opened?.camera.release(session));
  });
  return {
    'kiosk.start': async ({ takeOver }) => (await watching(takeOver)).start(),
    'kiosk.frame': async (input) => (await watching(false)).frame(input),
    'kiosk.takeBack': async ({ seq }) => (await kiosk()).takeBack(seq),
    'kiosk.pin': async (input) => (await kiosk()).pin(input),
    'attendance.punch': async (input) => punchFile(input, await data(), vision()),
  };
}
