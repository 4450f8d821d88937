import type { hubCalls } from '../../contract/calls/hub.js';
import type { ApiOf } from '../../contract/contract.js';
import { Fault } from '../../contract/fault.js';

/** The calls of a hub, where there is none. */
export function withoutHub(): ApiOf<typeof hubCalls> {
  const refuse = (): Promise<never> =>
    Promise.reject(
      new Fault('not-found', 'This is a kiosk, not a hub. Open the address of the hub.'),
    );
  return {
    'hub.status': refuse,
    'hub.pair': refuse,
    'hub.revoke': refuse,
    'hub.resume': refuse,
    'hub.erasures': refuse,
    'hub.places': refuse,
    'hub.addPlace': refuse,
    'hub.changePlace': refuse,
    'hub.removePlace': refuse,
    'hub.moveKiosk': refuse,
    'hub.personPlaces': refuse,
    'hub.expect': refuse,
    'hub.acknowledge': refuse,
  };
}
