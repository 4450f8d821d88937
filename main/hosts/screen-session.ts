import type { Send } from '../../contract/transport/reply.js';
import { serve } from '../../contract/transport/serve.js';
import { mayCall } from '../access/permissions.js';
import { Session } from '../access/session.js';
import type { App } from '../app/app.js';

/** One screen's connection to the services. */
export interface ScreenSession {
  readonly send: Send;
  /** Must be called when the screen is closed. */
  close(): void;
}

/**
 * Opens one screen's connection to the services. Until someone signs in, the screen may only make the
 * kiosk's own calls: a stranger at the entrance can neither list nor erase people.
 * @param onBug as for `serve`.
 */
export function openScreenSession(
  app: App,
  onBug: (call: string, error: unknown) => void,
): ScreenSession {
  const session = new Session();
  const send = serve(app.apiFor(session), onBug);
  return {
    send: async (call, input) => {
      if (!call.startsWith('kiosk.')) {
        const wasIdle = session.touch(performance.now(), app.idleSignOutMs());
        if (wasIdle && !mayCall(null, call)) {
          return {
            ok: false,
            code: 'signed-out',
            message: 'You were signed out after a period of inactivity. Sign in again.',
          };
        }
      }
      if (mayCall(session.actor?.role ?? null, call)) return send(call, input);
      return session.actor === null
        ? { ok: false, code: 'signed-out', message: 'No one is signed in here. Sign in first.' }
        : {
            ok: false,
            code: 'not-allowed',
            message: 'Your role does not allow this. Ask an administrator.',
          };
    },
    close: () => {
      session.close();
    },
  };
}
