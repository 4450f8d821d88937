import type { Account } from '../../contract/calls/access.js';
import type { Bridge } from '../../contract/transport/bridge.js';
import type { Notice } from '../../contract/notice.js';
import { Fault } from '../../contract/fault.js';
import { connect, type Client } from '../../contract/transport/connect.js';
import { ConnectionLost } from '../connection/connection-lost.js';

/** The administrator's screen as it stands: who is signed in, and the way to the services. */
export class AdminSession {
  readonly client: Client;
  readonly #bridge: Bridge;
  account = $state.raw<Account | null>(null);
  /** Why nobody is signed in any more, to be said on the sign-in screen. */
  farewell = $state<string | null>(null);
  idleMinutes = 5;

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
    const { send } = bridge;
    this.client = connect(async (call, input) => {
      const reply = await send(call, input);
      if (!reply.ok && reply.code === 'signed-out') this.#end(reply.message);
      return reply;
    });
  }

  /** Listens to what the services say unasked. @returns a function that stops listening. */
  onNotice(listener: (notice: Notice) => void): () => void {
    return this.#bridge.onNotice(listener);
  }

  signedIn(account: Account): void {
    this.farewell = null;
    this.account = account;
  }

  /** @param why said on the sign-in screen; null where it was asked for. */
  async signOut(why: string | null = null): Promise<void> {
    this.#end(why);
    await this.client['admin.signOut']({}).catch(() => undefined);
  }

  #end(why: string | null): void {
    this.account = null;
    this.farewell = why;
  }
}

/** A sentence for people about what went wrong with a call. */
export function sentenceOf(error: unknown): string {
  if (error instanceof Fault) return error.message;
  if (error instanceof ConnectionLost) {
    return 'The connection to the services was lost, so it is not known whether this was done; look, and try again.';
  }
  return `Something went wrong on this screen: ${String(error)}`;
}
