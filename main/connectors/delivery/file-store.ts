import * as v from 'valibot';
import { openAppendFile, type AppendFile } from '../../storage/append-file.js';
import { writeAtomically } from '../../storage/atomic-file.js';
import { counted } from '../../../contract/plural.js';
import { SerialQueue } from '../../base/serial-queue.js';
import { orderKeyOf, otherSubjectOf, type OutgoingEvent } from '../events.js';
import { longestAskedMs } from './back-off.js';
import type {
  Delivery,
  DeliveryStore,
  DeliverySummary,
  Settlement,
  Source,
} from './delivery-store.js';

/** The file is rewritten when it has this number of lines more than a rewritten one would have. */
const maxSpareLines = 10_000;

/** A line of the file. The program reads only its own lines, so the events are not checked again. */
type Line =
  | {
      readonly t: 'add';
      readonly d: string;
      readonly e: readonly OutgoingEvent[];
      readonly s: Source;
    }
  | {
      readonly t: 'set';
      readonly d: string;
      readonly i: string;
      readonly c: Settlement;
      readonly m: number;
    }
  | { readonly t: 'over'; readonly d: string }
  | { readonly t: 'sum'; readonly d: string; readonly s: Sum };

interface Sum {
  sent: number;
  lastSentAtMs: number | null;
  taken: Record<string, number>;
}

const AnyLine = v.looseObject({ t: v.picklist(['add', 'set', 'over', 'sum']), d: v.string() });

/**
 * The journal of deliveries of a kiosk without a hub: a file of lines that is only appended to, like the attendance
 * journal. From time to time, and when a person is erased, it is rewritten without sent deliveries.
 */
export class FileDeliveryStore implements DeliveryStore {
  /** By destination, then by event id, in the order of adding. */
  readonly #deliveries = new Map<string, Map<string, Delivery>>();
  readonly #sums = new Map<string, Sum>();
  readonly #queue = new SerialQueue();
  #lines = 0;

  private constructor(
    private readonly file: string,
    private log: AppendFile,
    private readonly now: () => number,
  ) {}

  /**
   * Opens the file, or makes it.
   * @param notify called with a sentence if lines were damaged, or an incomplete last one was moved away.
   * @throws Fault as `openAppendFile`.
   */
  static async open(
    file: string,
    notify: (sentence: string) => void,
    now: () => number = Date.now,
  ): Promise<FileDeliveryStore> {
    const log = await openAppendFile(file);
    if (log.recovered !== null) notify(log.recovered);
    const store = new FileDeliveryStore(file, log, now);
    let damaged = 0;
    for await (const lines of log.lineBlocks()) {
      for (const line of lines) if (!store.#read(line)) damaged += 1;
    }
    if (damaged > 0) {
      // Events may be missing. They are read from the journal again; the destination recognises those that were sent.
      for (const sum of store.#sums.values()) sum.taken = {};
      await store.#rewrite();
      notify(
        `${counted(damaged, 'line')} of ${file} could not be read. All punches are compared with the other systems again.`,
      );
    }
    return store;
  }

  takenUpTo(destination: string, source: string): Promise<number> {
    return Promise.resolve(this.#sumOf(destination).taken[source] ?? 0);
  }

  add(destination: string, events: readonly OutgoingEvent[], source: Source): Promise<void> {
    return this.#append({ t: 'add', d: destination, e: events, s: source });
  }

  due(destination: string, nowMs: number, limit: number): Promise<Delivery[]> {
    const found: Delivery[] = [];
    const seen = new Set<string>();
    for (const delivery of this.#of(destination).values()) {
      if (found.length === limit) break;
      if (delivery.state === 'dead') continue;
      const key = orderKeyOf(delivery.event);
      if (!seen.has(key) && isDue(delivery, nowMs)) found.push(delivery);
      seen.add(key);
    }
    return Promise.resolve(found);
  }

  settle({ destination, event }: Delivery, settlement: Settlement): Promise<void> {
    return this.#append({ t: 'set', d: destination, i: event.id, c: settlement, m: this.now() });
  }

  list(destination: string, state: Delivery['state'], limit = Infinity): Promise<Delivery[]> {
    const all = [...this.#of(destination).values()];
    return Promise.resolve(all.filter((delivery) => delivery.state === state).slice(0, limit));
  }

  async sendAgain(destination: string, eventIds: readonly string[] | null): Promise<number> {
    const nextAtMs = this.now();
    const isChosen = ({ event }: Delivery): boolean => eventIds?.includes(event.id) ?? true;
    const later = (await this.list(destination, 'waiting')).filter(isChosen);
    for (const delivery of later) {
      if (delivery.nextAtMs > nextAtMs) await this.settle(delivery, hurried(delivery, nextAtMs));
    }
    const dead = (await this.list(destination, 'dead')).filter(isChosen);
    for (const delivery of dead) {
      const { outcome } = delivery;
      const again = { state: 'waiting', attempts: 0, firstAtMs: null, nextAtMs, outcome } as const;
      await this.settle(delivery, again);
    }
    return dead.length;
  }

  summary(destination: string): Promise<DeliverySummary> {
    const { sent, lastSentAtMs } = this.#sumOf(destination);
    const all = [...this.#of(destination).values()];
    const dead = all.filter(({ state }) => state === 'dead').length;
    return Promise.resolve({ sent, lastSentAtMs, dead, waiting: all.length - dead });
  }

  startOver(destination: string): Promise<void> {
    return this.#append({ t: 'over', d: destination });
  }

  remove(destination: string): Promise<void> {
    return this.#queue.run(async () => {
      this.#deliveries.delete(destination);
      this.#sums.delete(destination);
      await this.#rewrite();
    });
  }

  forget(subjectId: string): Promise<void> {
    return this.#queue.run(async () => {
      for (const deliveries of this.#deliveries.values()) {
        for (const [id, { event }] of deliveries) {
          if (isAbout(event, subjectId)) deliveries.delete(id);
        }
      }
      // Also what was sent: only a new file no longer has it.
      await this.#rewrite();
    });
  }

  async close(): Promise<void> {
    await this.#queue.settled();
    await this.log.close();
  }

  #append(line: Line): Promise<void> {
    return this.#queue.run(async () => {
      await this.log.append(JSON.stringify(line));
      this.#apply(line);
      if (this.#lines > this.#size() + maxSpareLines) await this.#rewrite();
    });
  }

  /** @returns false for a damaged line. */
  #read(text: string): boolean {
    try {
      const json: unknown = JSON.parse(text);
      if (!v.is(AnyLine, json)) return false;
      this.#apply(json as unknown as Line);
      return true;
    } catch {
      return false;
    }
  }

  #apply(line: Line): void {
    this.#lines += 1;
    const deliveries = this.#of(line.d);
    const sum = this.#sumOf(line.d);
    if (line.t === 'sum') {
      this.#sums.set(line.d, line.s);
      return;
    }
    if (line.t === 'over') {
      sum.taken = {};
      return;
    }
    if (line.t === 'add') {
      const fresh = { attempts: 0, firstAtMs: null, nextAtMs: 0, outcome: null } as const;
      for (const event of line.e) {
        if (deliveries.has(event.id)) continue;
        deliveries.set(event.id, { destination: line.d, event, state: 'waiting', ...fresh });
      }
      sum.taken[line.s.name] = Math.max(line.s.upTo, sum.taken[line.s.name] ?? 0);
      return;
    }
    const delivery = deliveries.get(line.i);
    if (delivery === undefined) return;
    if (line.c.state !== 'sent') {
      deliveries.set(line.i, { ...delivery, ...line.c });
      return;
    }
    deliveries.delete(line.i);
    sum.sent += 1;
    sum.lastSentAtMs = line.m;
  }

  /** Writes unsent deliveries to a new file. */
  async #rewrite(): Promise<void> {
    const lines: Line[] = [];
    for (const [d, sum] of this.#sums) lines.push({ t: 'sum', d, s: sum });
    for (const [d, deliveries] of this.#deliveries) {
      for (const { event, state, attempts, firstAtMs, nextAtMs, outcome } of deliveries.values()) {
        lines.push({ t: 'add', d, e: [event], s: { name: '', upTo: 0 } });
        if (attempts === 0 && state === 'waiting') continue;
        const c = { state, attempts, firstAtMs, nextAtMs, outcome };
        lines.push({ t: 'set', d, i: event.id, c, m: this.now() });
      }
    }
    const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
    await this.log.close();
    try {
      await writeAtomically(this.file, text);
      this.#lines = lines.length;
    } finally {
      this.log = await openAppendFile(this.file);
    }
  }

  #size(): number {
    let size = this.#sums.size;
    for (const deliveries of this.#deliveries.values()) size += 2 * deliveries.size;
    return size;
  }

  #of(destination: string): Map<string, Delivery> {
    const found = this.#deliveries.get(destination) ?? new Map<string, Delivery>();
    this.#deliveries.set(destination, found);
    return found;
  }

  #sumOf(destination: string): Sum {
    const found = this.#sums.get(destination) ?? { sent: 0, lastSentAtMs: null, taken: {} };
    this.#sums.set(destination, found);
    return found;
  }
}

function isAbout(event: OutgoingEvent, subjectId: string): boolean {
  return orderKeyOf(event) === subjectId || otherSubjectOf(event) === subjectId;
}

/** A time beyond the longest wait was set while the clock was wrong. */
function isDue({ nextAtMs }: Delivery, nowMs: number): boolean {
  return nextAtMs <= nowMs || nextAtMs > nowMs + longestAskedMs;
}

function hurried(
  { state, attempts, firstAtMs, outcome }: Delivery,
  nextAtMs: number,
): Exclude<Settlement, { state: 'sent' }> {
  return { state, attempts, firstAtMs, outcome, nextAtMs };
}
