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

/** Every page may connect: until people sign in, it can do nothing else. */
const gate: PageGate = {
  exchange: () => deskToken,
  admits: (token) => token === deskToken,
};

/** The pages of the desk, with a way to notify them. */
export interface DeskPages extends HubPages {
  /** Sends a notice to every screen where someone is signed in. */
  readonly notify: (notice: Notice) => void;
}

/**
 * Serves the administration at the hub's address: the files of the screens, and the contract over a WebSocket, without
 * the calls of the door. A hub can have several names, so `Origin` is compared with `Host`: a page of another site
 * cannot connect, and a page with a forged name has another certificate.
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
