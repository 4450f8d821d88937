import { spawnSync } from 'node:child_process';
import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { findPostgres, startOwnPostgres, type OwnPostgres } from '../../../bench/own-postgres.js';
import { temporaryFolder } from '../../storage/testing/folder.js';
import { startHub, type Hub } from '../hub.js';
import type { HubSite } from '../site.js';
import { copyEmptyDatabase } from './empty-database.js';

/** The two kinds of a hub's database. */
export const databaseKinds = ['PostgreSQL', 'embedded'] as const;
type DatabaseKind = (typeof databaseKinds)[number];

/** A whole hub on its own port, whose database can be backed up and restored as the guide says. */
export class BackedUpHub {
  #hub: Hub | null = null;
  #port = 0;
  /** Of the database in use, on the server; each restored one is another. */
  #name = 'postgres';
  #restored = 0;
  readonly sentences: string[] = [];

  private constructor(
    private readonly folder: string,
    private readonly server: OwnPostgres | null,
    private readonly site: HubSite,
  ) {}

  /** Starts a hub, until the end of the test. */
  static async start(kind: DatabaseKind, site: HubSite): Promise<BackedUpHub> {
    const folder = join(await temporaryFolder(), 'hub');
    const server = kind === 'PostgreSQL' ? await startOwnPostgres() : null;
    if (server === null) await copyEmptyDatabase(join(folder, 'database'));
    const hub = new BackedUpHub(folder, server, site);
    onTestFinished(async () => {
      await hub.stop();
      await server?.close();
    });
    await hub.start();
    return hub;
  }

  get running(): Hub {
    if (this.#hub === null) throw new Error('the hub was stopped');
    return this.#hub;
  }

  get db(): Hub['db'] {
    return this.running.db;
  }

  get address(): string {
    return `https://127.0.0.1:${this.#port}`;
  }

  /** A new pairing code. */
  async code(): Promise<string> {
    const { codes, db } = this.running;
    return (await codes.make(db)).code;
  }

  /** Starts the hub with its folder and database, on the port that it had before. */
  async start(): Promise<void> {
    this.#hub = await startHub({
      folder: this.folder,
      database: this.#address,
      host: '127.0.0.1',
      port: this.#port,
      certificate: null,
      log: (sentence) => this.sentences.push(sentence),
      onBug: (error) => {
        throw error;
      },
      site: this.site,
    });
    this.#port = this.#hub.port;
  }

  async stop(): Promise<void> {
    await this.#hub?.close();
    this.#hub = null;
  }

  /** Backs the database up: PostgreSQL while the hub runs, and the embedded one while it is stopped. */
  async backUp(): Promise<void> {
    if (this.server !== null) {
      this.#run('pg_dump', '--format', 'custom', '--file', this.#dump, this.#address!);
      return;
    }
    await this.stop();
    await cp(join(this.folder, 'database'), join(this.folder, 'backup'), { recursive: true });
    await this.start();
  }

  /** Stops the hub and restores its database. `start` begins with it. */
  async restore(): Promise<void> {
    await this.stop();
    if (this.server === null) {
      const database = join(this.folder, 'database');
      await rm(database, { recursive: true });
      await cp(join(this.folder, 'backup'), database, { recursive: true });
      return;
    }
    const before = this.#address!;
    this.#restored += 1;
    this.#name = `restored${this.#restored}`;
    this.#run('createdb', '--maintenance-db', before, this.#name);
    this.#run('pg_restore', '--dbname', this.#address!, this.#dump);
  }

  get #dump(): string {
    return join(this.folder, 'rollcall.dump');
  }

  /** Null for the embedded database. */
  get #address(): string | null {
    return this.server?.address.replace(/postgres$/, this.#name) ?? null;
  }

  #run(program: string, ...options: string[]): void {
    const { status, stderr } = spawnSync(join(findPostgres()!, program), options, {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`${program} failed: ${stderr}`);
  }
}
