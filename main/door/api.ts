import type { doorCaseCalls } from '../../contract/calls/door-cases.js';
import type { kioskCalls } from '../../contract/calls/kiosk.js';
import type { Api, ApiOf } from '../../contract/contract.js';
import { Fault } from '../../contract/fault.js';
import { audit } from '../access/acting.js';
import type { Session } from '../access/session.js';
import type { Vision } from '../vision/client/client.js';
import type { DoorData } from './door-data.js';
import type { Kiosk } from './kiosk.js';
import { listCases } from './list-cases.js';
import { mayUseCamera, type CameraData } from './pinned-camera.js';
import { punchFile } from './punch-photo.js';

/** Context of the door's calls. */
export interface DoorContext {
  readonly data: () => Promise<DoorData & CameraData>;
  readonly vision: () => Vision;
  readonly kiosk: () => Promise<Kiosk>;
  readonly session: Session;
}

/** The kiosk at the door, and punches from photos on the command line. */
export function doorApi({
  data,
  kiosk,
  vision,
  session,
}: DoorContext): ApiOf<typeof kioskCalls & typeof doorCaseCalls> & Pick<Api, 'attendance.punch'> {
  let claimed: Kiosk | null = null;
  /** The kiosk, with this screen as the owner of the camera. */
  const claimCamera = async (takeOver: boolean): Promise<Kiosk> => {
    const opened = await kiosk();
    // Nothing would release the camera, and no other screen could get it.
    if (session.isClosed) {
      throw new Fault('cancelled', 'This screen was closed. Open the kiosk again.');
    }
    opened.camera.claim(session, takeOver);
    claimed = opened;
    return opened;
  };
  session.onClose(() => {
    claimed?.camera.release(session);
  });
  return {
    'kiosk.start': async ({ takeOver }) => (await claimCamera(takeOver)).start(),
    'kiosk.frame': async (input) => {
      const opened = await claimCamera(false);
      opened.camera.lastPictureAtMs = Date.now();
      return opened.frame(input);
    },
    'kiosk.takeBack': async ({ seq }) => (await kiosk()).takeBack(seq),
    'kiosk.answer': async ({ seq, answer }) => (await kiosk()).answer(seq, answer),
    'kiosk.askHelp': async () => (await kiosk()).askHelp(),
    'door.cases': async () => listCases(await data()),
    'door.resolveCase': async ({ id }) => {
      const { kind, subjectId, takenForId } = await (await data()).cases.remove(id);
      const target = subjectId ?? takenForId;
      await audit({ data, session }, { action: 'door.resolveCase', target, after: { kind } });
      return {};
    },
    'kiosk.skipTurn': async (input) => (await kiosk()).skipTurn(input),
    'kiosk.useCamera': async (device) => ({ isAllowed: await mayUseCamera(device, await data()) }),
    'kiosk.pin': async (input) => (await kiosk()).otherWays.pin(input, session),
    'kiosk.card': async (input) => (await kiosk()).otherWays.card(input, session),
    'kiosk.supervise': async (input) => (await kiosk()).otherWays.supervise(input, session),
    'kiosk.confirm': async (input) => (await kiosk()).otherWays.confirm(input),
    'attendance.punch': async (input) => punchFile(input, await data(), vision()),
  };
}
