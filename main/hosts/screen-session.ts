import { serve } from '../../contract/transport/serve.js';
import type { Send } from '../../contract/transport/reply.js';
import { mayCall } from '../access/permissions.js';
import { Session } from '../access/session.js';
import type { App } from '../app/app.js';

/**
 * The way of one screen to the services. Nobody is signed in at first; until somebody is, it may make the
 * kiosk's own calls and no others: whoever gets hold of the screen at the entrance can neither list nor
 * erase people.
 * @param onBug as for `serve`.
 */
export function screenSession(app: App, onBug: (call: string, error: unknown) => void): Send {
  const session = new Session();
  const send = serve(app.apiFor(session), onBug);
  return async (call, input) => {
    if (!call.startsWith('kiosk.')) {
      const wasIdle = session.touch(performance.now(), app.idleSignOutMs());
      if (wasIdle && !mayCall(null, call)) {
        return {
          ok: false,
          code: 'signed-out',
          message: 'You were signed out, since nothing was done for a while; sign in again.',
        };
      }
    }
    if (mayCall(session.actor?.role ?? null, call)) return send(call, input);
    return session.actor === null
      ? { ok: false, code: 'signed-out', message: 'Nobody is signed in here; sign in first.' }
      : {
          ok: false,
          code: 'not-allowed',
          message: `Your role may not do this (${call}); ask an administrator.`,
        };
  };
}
