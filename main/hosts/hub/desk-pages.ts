import { deskToken } from '../../../contract/transport/web-paths.js';
import type { Notice } from '../../../contract/notice.js';
import type { App } from '../../app/app.js';
import type { HubPages } from '../../hub/server/server.js';
import { openScreenSession } from '../screen-session.js';
import { screenNotice } from '../screen-text.js';
import { deskLimits } from '../web/limits.js';
import { answerRequests, type PageGate, type RequestRules } from '../web/requests.js';
import { Screens } from '../web/screens.js';
import { isDeskCall } from './desk-calls.js';

/** Every page may connect: people sign in, and until then there is only that. */
const gate: PageGate = {
  exchange: () => deskToken,
  admits: (token) => token === deskToken,
};

/** The pages of the desk, with a way to notify them. */
export interface DeskPages extends HubPages {
  /** Sends a notice to every screen that someone is signed in at. */
  readonly notify: (notice: Notice) => void;
}

/**
 * Serves the administration at the hub's address: the files of the screens, and the contract over a WebSocket, without
 * the calls of the door. A hub has many names, so that `Origin` must be what `Host` says: a page of another site cannot
 * connect, and one that lies about its name has another certificate.
 * @param folder of the built screens.
 * @param onBug as for `openScreenSession`.
 */
export function deskPages(
  app: App,
  folder: string,
  onBug: (what: string, error: unknown) => void,
): DeskPages {
  const rules: RequestRules = { isOwnHost: (host) => host !== '', scheme: 'https', access: gate };
  const screens = new Screens({
    rules,
    limits: deskLimits,
    openSession: () => openScreenSession(app, onBug, isDeskCall),
    onBug,
  });
  return {
    answer: answerRequests(folder, rules, (error) => {
      onBug('desk', error);
    }),
    upgrade: (request, socket, head) => {
      screens.upgrade(request, socket, head);
    },
    notify: (notice) => {
      screens.notify(screenNotice(notice, app.folder));
    },
    close: () => {
      screens.close();
    },
  };
}
