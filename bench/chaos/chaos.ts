import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { randomFrom } from '../../main/base/random-from.js';
import { rollcall } from '../../main/hosts/testing/command-line.js';
import {
  mountDisk,
  noSmallDisk,
  type SmallDisk,
} from '../../main/storage/testing/disk-in-memory.js';
import { startOwnPostgres } from '../own-postgres.js';
import { BadNetwork, networkFaults } from './bad-network.js';
import { ChaosHub } from './chaos-hub.js';
import { ChaosKiosk, type Ledger } from './chaos-kiosk.js';
import { checkFleet, type Settled } from './check-fleet.js';
import { settle } from './settle.js';

export interface ChaosOptions {
  readonly kiosks: number;
  readonly rounds: number;
  readonly seed: number;
  /** The fleet settles and is checked after this many rounds, and at the end. */
  readonly settleEvery: number;
  /** Longest part of a round, in ms. */
  readonly pauseMs: number;
  /** True to fill disks too, if the machine can mount small ones. */
  readonly fillsDisks: boolean;
  readonly log: (sentence: string) => void;
}

/** The events, for the report. */
export interface ChaosResult {
  readonly punches: number;
  readonly people: number;
  readonly erased: number;
  readonly counts: Readonly<Record<string, number>>;
}

/** One kiosk with its network and disk, which can fail. */
interface Place {
  readonly kiosk: ChaosKiosk;
  readonly network: BadNetwork;
  readonly disk: SmallDisk | null;
}

/** Room for the punches of 500 rounds, and for new files that are written before they replace the old ones. */
const kioskDisk = '96m';
/** Kiosks start a few at a time, because each is a process. */
const startsAtOnce = 4;

/**
 * Lets people punch at many kiosks while kiosks, hub, database, network and disks fail at random, and checks the
 * result.
 * @throws Error with all problems and the seed.
 */
export async function runChaos(options: ChaosOptions): Promise<ChaosResult> {
  // Everything that is open so far; it is closed in reverse order.
  const opened: (() => Promise<void>)[] = [];
  try {
    const disks = new Disks(options.fillsDisks && noSmallDisk === null);
    opened.push(() => disks.close());
    const settings = ['max_wal_size=64MB', 'min_wal_size=32MB'];
    const parent = disks.folder('database', '600m');
    const postgres = await startOwnPostgres({ parent, settings });
    opened.push(() => postgres.close());
    const ledger: Ledger = { added: new Map(), erasing: new Map(), erased: new Map(), bugs: [] };
    const folder = join(disks.folder('hub', '96m'), 'hub');
    const hub = await ChaosHub.open(folder, postgres, ledger);
    opened.push(() => hub.close());
    await hub.start();
    const chaos = new Chaos(options, hub, disks, ledger);
    opened.push(() => chaos.close());
    await chaos.addKiosks();
    for (let round = 1; round <= options.rounds; round++) {
      await chaos.round();
      const isLast = round === options.rounds;
      if (round % options.settleEvery === 0 || isLast) await chaos.check(round, isLast);
    }
    await chaos.verifyChains();
    return chaos.result();
  } finally {
    for (const close of opened.reverse()) await close();
  }
}

class Chaos {
  readonly #counts: Record<string, number> = {};
  readonly #places: Place[] = [];
  readonly #random: () => number;
  #checks = 0;

  constructor(
    private readonly options: ChaosOptions,
    private readonly hub: ChaosHub,
    private readonly disks: Disks,
    private readonly ledger: Ledger,
  ) {
    this.#random = randomFrom(options.seed);
  }

  /** Adds the kiosks, and lets them join the hub. */
  async addKiosks(): Promise<void> {
    for (let number = 1; number <= this.options.kiosks; number++) {
      const name = `kiosk-${number}`;
      const folder = join(this.disks.folder(name, kioskDisk), 'data');
      const { seed } = this.options;
      const kiosk = new ChaosKiosk(name, folder, this.ledger, seed * 100 + number);
      const network = await BadNetwork.start(this.hub.port, this.#random);
      this.#places.push({ kiosk, network, disk: this.disks.of(name) });
    }
    await this.#startKiosks();
    for (const { kiosk, network } of this.#places) {
      const code = await this.hub.pairingCode();
      await kiosk.ask({ ask: 'join', address: `127.0.0.1:${network.port}`, code });
    }
    await this.#work(true);
  }

  /** Something fails and recovers. */
  async round(): Promise<void> {
    const { pauseMs } = this.options;
    for (const { network } of this.#places) {
      network.fault = this.#happens('network fault', 0.35) ? this.#pick(networkFaults) : null;
    }
    const full = [
      ...this.#places
        .filter(() => this.#happens('full disk of a kiosk', 0.03))
        .map(({ disk }) => disk),
      ...(this.#happens('full disk of the hub', 0.05) ? [this.disks.of('hub')] : []),
      ...(this.#happens('full disk of the database', 0.03) ? [this.disks.of('database')] : []),
    ].filter((disk) => disk !== null);
    for (const disk of full) disk.fill();
    await pause(this.#random() * pauseMs);
    const erasing = this.#happens('erasure at the desk', 0.3)
      ? this.hub.eraseOne(this.#random)
      : Promise.resolve();
    const victims = this.#places.filter(() => this.#happens('killed kiosk', 0.08));
    await Promise.all(victims.map(({ kiosk }) => kiosk.stop()));
    if (this.#happens('killed hub', 0.25)) await this.hub.stop();
    for (const { network } of this.#places) if (this.#happens('cut', 0.1)) network.cut();
    await pause(this.#random() * pauseMs);
    for (const disk of full) disk.free();
    // It may have ended because of the full disk.
    const isFull = full.includes(this.disks.of('database')!);
    if (isFull || this.#happens('restarted database', 0.08)) await this.hub.postgres.restart();
    await erasing;
    if (!this.hub.isRunning) await this.hub.start();
    await this.#startKiosks();
    await this.#work(true);
  }

  /** Waits until the fleet has settled, and checks it. */
  async check(round: number, isLast: boolean): Promise<void> {
    this.#checks += 1;
    for (const { network } of this.#places) network.fault = null;
    await this.#work(false);
    // Every other time, kiosks simply continue, with their pauses after failures.
    if (this.#checks % 2 === 0 && !isLast) {
      await Promise.all(this.#places.map(({ kiosk }) => kiosk.stop('SIGTERM')));
      await this.#startKiosks();
    }
    const kiosks = this.#places.map(({ kiosk }) => kiosk);
    const startMs = performance.now();
    const settled: Settled = await settle(this.hub, kiosks);
    const problems = await checkFleet(this.hub, settled, this.ledger);
    const { seed } = this.options;
    if (problems.length > 0) {
      throw new Error(`round ${round}, seed ${seed}:\n${problems.slice(0, 50).join('\n')}`);
    }
    const { punches, people, erased } = this.result();
    const seconds = Math.round((performance.now() - startMs) / 1000);
    this.options.log(
      `${round} rounds: ${punches} punches, ${people} people, ${erased} erased; settled in ${seconds} s`,
    );
    await this.#work(true);
  }

  /** Ends everything as an administrator does, and checks all logs. @throws Error for one that is not intact. */
  async verifyChains(): Promise<void> {
    await Promise.all(this.#places.map(({ kiosk }) => kiosk.stop('SIGTERM')));
    await this.hub.stop('SIGTERM');
    const kiosks = this.#places.map(({ kiosk }) => kiosk.folder);
    for (const folder of [...kiosks, join(this.hub.folder, 'site')]) {
      for (const log of ['log', 'audit']) {
        const { code, err } = await rollcall([log, 'verify', '--data', folder]);
        if (code !== 0) throw new Error(`${log} of ${folder}: ${err}`);
      }
    }
  }

  result(): ChaosResult {
    const punches = this.#places.reduce((sum, { kiosk }) => sum + kiosk.punches.size, 0);
    const { added, erased } = this.ledger;
    return { punches, people: added.size, erased: erased.size, counts: this.#counts };
  }

  async close(): Promise<void> {
    await Promise.all(this.#places.map(({ kiosk }) => kiosk.stop('SIGTERM')));
    await Promise.all(this.#places.map(({ network }) => network.close()));
  }

  async #startKiosks(): Promise<void> {
    const ended = this.#places.filter(({ kiosk }) => !kiosk.isRunning);
    for (let at = 0; at < ended.length; at += startsAtOnce) {
      await Promise.all(ended.slice(at, at + startsAtOnce).map(({ kiosk }) => kiosk.start()));
    }
  }

  async #work(isWorking: boolean): Promise<void> {
    await Promise.all(this.#places.map(({ kiosk }) => kiosk.ask({ ask: 'work', isWorking })));
  }

  #happens(what: string, probability: number): boolean {
    if (this.#random() >= probability) return false;
    this.#counts[what] = (this.#counts[what] ?? 0) + 1;
    return true;
  }

  #pick<Value>(values: readonly Value[]): Value {
    return values[Math.floor(this.#random() * values.length)]!;
  }
}

/** A folder for each part of the fleet: on small disks in memory, or in the folder for temporary files. */
class Disks {
  readonly #root = mkdtempSync(join(tmpdir(), 'rollcall-chaos-'));
  readonly #mounted = new Map<string, ReturnType<typeof mountDisk>>();

  constructor(private readonly canFill: boolean) {}

  /** @param size as for `mountDisk`. */
  folder(name: string, size: string): string {
    if (!this.canFill) return mkdtempSync(join(this.#root, `${name}-`));
    const disk = mountDisk(size);
    this.#mounted.set(name, disk);
    return disk.folder;
  }

  /** Null if it cannot be filled. */
  of(name: string): SmallDisk | null {
    return this.#mounted.get(name) ?? null;
  }

  close(): Promise<void> {
    for (const { unmount } of this.#mounted.values()) unmount();
    rmSync(this.#root, { recursive: true, force: true });
    return Promise.resolve();
  }
}
