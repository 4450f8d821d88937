import { connect } from '../../../contract/transport/connect.js';
import { serve } from '../../../contract/transport/serve.js';
import { Session } from '../../access/session.js';
import type { App } from '../../app/app.js';
import type { DeskCalls } from '../../hub/rest/operation.js';

/**
 * The desk's calls for programs that use the REST API. They are checked and audited like all other calls.
 * @param onBug as for `serve`.
 */
export function callsOfPrograms(
  app: App,
  onBug: (call: string, error: unknown) => void,
): DeskCalls {
  return async (actor, work) => {
    const session = new Session(actor);
    try {
      return await work(connect(serve(app.apiFor(session), onBug)));
    } finally {
      session.close();
    }
  };
}
