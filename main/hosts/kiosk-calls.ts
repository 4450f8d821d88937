import type { Send } from '../../preload/wire.js';

/**
 * Lets a kiosk's screen make the kiosk's calls only: whoever gets hold of the screen at the entrance
 * can neither list nor erase people.
 */
export function kioskCallsOnly(send: Send): Send {
  return (call, input) =>
    call.startsWith('kiosk.')
      ? send(call, input)
      : Promise.resolve({
          ok: false,
          code: 'invalid-input',
          message: `The call "${call}" is not for the kiosk's screen; use the command line.`,
        });
}
