import {
  SystemServer,
  type SystemAnswer,
  type SystemRecord,
  type SystemRequest,
} from './system-server.js';

/** A receiver of webhooks that checks nothing and answers with a status and a text. */
export class Receiver extends SystemServer {
  status = 200;

  records(): SystemRecord[] {
    return [];
  }

  protected writes(): boolean {
    return true;
  }

  protected isKnown(): boolean {
    return true;
  }

  protected refusal(): SystemAnswer {
    return { status: 401 };
  }

  protected answer(): SystemAnswer {
    return { status: this.status, json: 'thanks' };
  }

  get last(): SystemRequest {
    return this.requests.at(-1)!;
  }
}
