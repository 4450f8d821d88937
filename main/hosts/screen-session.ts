import type { Send } from '../../contract/transport/reply.js';
import { serve } from '../../contract/transport/serve.js';
import { mayCall } from '../access/permissions.js';
import { Session } from '../access/session.js';
import type { App } from '../app/app.js';
import { screenText } from './screen-text.js';

/** One screen's connection to the services. */
export interface ScreenConnection {
  readonly send: Send;
  readonly isSignedIn: () => boolean;
  /** Must be called when the screen is closed. */
  close(): void;
}

/** The connection of a screen, and who is signed in there. */
export interface ScreenSession extends ScreenConnection {
  /** Whether an administrator is signed in. */
  isAdministrators(): boolean;
}

/**
 * Opens one screen's connection to the services. Until someone signs in, the screen may only make the
 * kiosk's own calls: a stranger at the entrance can neither list nor erase people.
 * Faults do not show it the folders of this machine.
 * @param onBug as for `serve`.
 * @param isOffered whether this host has a call at all; by default all.
 */
export function openScreenSession(
  app: App,
  onBug: (call: string, error: unknown) => void,
  isOffered: (call: string) => boolean = () => true,
): ScreenSession {
  const session = new Session();
  const answer = serve(app.apiFor(session), onBug);
  const send: Send = async (call, input) => {
    const reply = await answer(call, input);
    const shown = (text: string): string => screenText(text, app.folder, input);
    if (!reply.ok) return { ...reply, message: shown(reply.message) };
    return reply;
  };
  return {
    send: async (call, input) => {
      if (!isOffered(call)) {
        return {
          ok: false,
          code: 'not-allowed',
          message: 'This is not possible at the desk of a hub. Do it at the kiosk.',
        };
      }
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
    isSignedIn: () => session.actor !== null,
    isAdministrators: () => session.actor?.role === 'administrator',
    close: () => {
      session.close();
    },
  };
}
