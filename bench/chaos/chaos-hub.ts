import { setTimeout as pause } from 'node:timers/promises';
import { spawnHub, type HubProcess } from '../../main/hosts/testing/hub-process.js';
import { openScreen, type ScreenClient } from '../../main/hosts/testing/screen-client.js';
import { openHubDatabase, type HubDatabase } from '../../main/hub/database/open-database.js';
import type { OwnPostgres } from '../own-postgres.js';
import type { Ledger } from './chaos-kiosk.js';

const account = { name: 'hedy', password: 'correct horse battery' };
/** Attempts to start the hub while its database restarts. */
const maxStarts = 20;
/** Attempts to sign in: a hub that gets little processor time may not answer in time. */
const maxSignIns = 10;

/** A hub in a separate process, its PostgreSQL server, and an administrator at its desk. */
export class ChaosHub {
  #hub: HubProcess | null = null;
  #desk: ScreenClient | null = null;
  #port = 0;
  #isSetUp = false;
  /** A connection to the database, for the checks. */
  readonly #database: { readonly db: HubDatabase; readonly close: () => Promise<void> };

  private constructor(
    readonly folder: string,
    readonly postgres: OwnPostgres,
    private readonly ledger: Ledger,
    database: { readonly db: HubDatabase; readonly close: () => Promise<void> },
  ) {
    this.#database = database;
  }

  static async open(folder: string, postgres: OwnPostgres, ledger: Ledger): Promise<ChaosHub> {
    const database = await openHubDatabase(postgres, () => undefined);
    return new ChaosHub(folder, postgres, ledger, database);
  }

  get db(): HubDatabase {
    return this.#database.db;
  }

  get port(): number {
    return this.#port;
  }

  /** Of the running hub. */
  get pid(): number {
    return this.#hub!.pid;
  }

  get isRunning(): boolean {
    return this.#hub !== null;
  }

  /** Starts it, and signs in at its desk. */
  async start(): Promise<void> {
    const database = this.postgres.address;
    for (let attempt = 1; this.#hub === null; attempt++) {
      try {
        this.#hub = await spawnHub(this.folder, { database, port: this.#port });
      } catch (error) {
        if (attempt === maxStarts) throw error;
        await pause(500);
      }
    }
    this.#port = this.#hub.port;
    for (let attempt = 1; this.#desk === null; attempt++) {
      try {
        this.#desk = await this.#signIn(this.#hub);
      } catch (error) {
        if (attempt === maxSignIns) throw error;
      }
    }
  }

  /** Ends it; by default like a crash. A hub that has ended unexpectedly is a bug. */
  async stop(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    this.#desk?.socket.terminate();
    this.#desk = null;
    const hub = this.#hub;
    this.#hub = null;
    if (hub === null) return;
    const code = hub.exitCode();
    if (code !== null)
      this.ledger.bugs.push(`the hub ended unexpectedly (${code}): ${hub.errors()}`);
    await hub.stop(signal);
  }

  async close(): Promise<void> {
    await this.stop('SIGTERM');
    await this.#database.close();
  }

  /** A new pairing code. @throws Error if it cannot be made. */
  async pairingCode(): Promise<string> {
    const reply = await this.#desk!.send('hub.pair', {});
    if (!reply.ok) throw new Error(reply.message);
    return (reply.value as { pairingCode: string }).pairingCode;
  }

  /** An administrator at the desk erases somebody, if the desk can be reached. */
  async eraseOne(random: () => number): Promise<void> {
    const listed = await this.#ask('people.list', {});
    const people = (listed ?? []) as { subjectId: string }[];
    const person = people[Math.floor(random() * people.length)];
    if (person === undefined) return;
    const { subjectId } = person;
    this.ledger.erasing.set(subjectId, 'the desk');
    const done = await this.#ask('people.forget', { who: subjectId });
    if (done !== null) this.ledger.erased.set(subjectId, 'the desk');
  }

  /** The state of each erasure, as the desk shows it; null if the desk cannot be reached. */
  async erasures(): Promise<readonly { readonly isComplete: boolean }[] | null> {
    const shown = await this.#ask('hub.erasures', {});
    return (shown as { erasures: { isComplete: boolean }[] } | null)?.erasures ?? null;
  }

  async #ask(call: string, input: object): Promise<unknown> {
    await this.#connectAgain();
    const reply = await this.#desk?.send(call, input).catch(() => null);
    return reply?.ok === true ? reply.value : null;
  }

  /**
   * Reconnects as a page does: a hub that gets little processor time may end a connection because it saw no sign of
   * life.
   */
  async #connectAgain(): Promise<void> {
    const [hub, desk] = [this.#hub, this.#desk];
    if (hub === null || desk === null || desk.socket.readyState === desk.socket.OPEN) return;
    const again = await this.#signIn(hub).catch(() => null);
    if (again !== null && this.#desk === desk) this.#desk = again;
    else again?.socket.terminate();
  }

  /** @throws Error if the connection was lost, or the account was refused. */
  async #signIn(hub: HubProcess): Promise<ScreenClient> {
    const desk = await openScreen(`https://127.0.0.1:${hub.port}/#token=desk`);
    try {
      const code = /code: (\S+)/.exec(hub.lines.join('\n'))?.[1];
      const reply = this.#isSetUp
        ? await desk.send('admin.signIn', account)
        : await desk.send('admin.setUp', { ...account, code });
      if (!reply.ok) throw new Error(`the administrator could not sign in: ${reply.message}`);
      this.#isSetUp = true;
      return desk;
    } catch (error) {
      desk.socket.terminate();
      throw error;
    }
  }
}
