import * as v from 'valibot';
import type { Purged } from '../../contract/calls/people.js';
import { InTurn } from '../base/in-turn.js';
import type { KeptElsewhere } from '../people/people-data.js';
import { purgedOf } from '../people/records/templates.js';
import { SealedFolder } from '../storage/sealed-folder.js';

/** Probes are kept for so many days. */
export const probeDays = 14;
const dayMs = 86_400_000;
/** Of one person on one day: enough to see the spread, and a year's crowd stays small. */
const mostOfADay = 4;
/** So many wait in memory at most; a crash loses them, which only makes a figure rest on fewer. */
const mostWaiting = 200;

const Kept = v.array(
  v.object({
    subjectId: v.string(),
    modelId: v.string(),
    /** Frames' worth of evidence, as the gallery was asked with. */
    samples: v.number(),
    /** float32, little-endian. */
    embedding: v.pipe(v.string(), v.base64()),
  }),
);
type Kept = v.InferOutput<typeof Kept>[number];

/** What the door saw of somebody at their first look, before it was sure. */
export interface DoorProbe {
  readonly subjectId: string;
  readonly modelId: string;
  readonly samples: number;
  readonly embedding: Float32Array;
}

/**
 * Embeddings of people who were recognised at the door, for the self-test: sealed, a file a day, gone
 * after two weeks. Strangers are never kept: nobody asked them.
 */
export class DoorProbes implements KeptElsewhere {
  readonly #files: SealedFolder;
  #waiting: (Kept & { readonly day: string })[] = [];
  readonly #inTurn = new InTurn();

  constructor(folder: string, key: Uint8Array) {
    this.#files = new SealedFolder(folder, key);
  }

  /** In memory until `save`, or until many wait. */
  add({ subjectId, modelId, samples, embedding }: DoorProbe, nowMs = Date.now()): void {
    const day = dayOf(nowMs);
    const ofToday = this.#waiting.filter((one) => one.subjectId === subjectId && one.day === day);
    if (ofToday.length >= mostOfADay) return;
    const bytes = Buffer.from(embedding.buffer, embedding.byteOffset, embedding.byteLength);
    this.#waiting.push({ day, subjectId, modelId, samples, embedding: bytes.toString('base64') });
    // Behind the punch, which does not wait for it; what cannot be written is tried again.
    if (this.#waiting.length >= mostWaiting) void this.save(nowMs).catch(() => undefined);
  }

  /** The latest one of somebody was not of them, as they said. */
  takeBack(subjectId: string): void {
    const at = this.#waiting.findLastIndex((one) => one.subjectId === subjectId);
    if (at >= 0) this.#waiting.splice(at, 1);
  }

  /** Puts what waits on the disk, and erases what is too old. @throws Fault `disk-full`, `data-read-only`. */
  save(nowMs = Date.now()): Promise<void> {
    return this.#inTurn.run(async () => {
      const waiting = this.#waiting;
      for (const day of new Set(waiting.map((one) => one.day))) {
        const kept = await this.#read(day);
        for (const { day: its, ...probe } of waiting) {
          const count = kept.filter((one) => one.subjectId === probe.subjectId).length;
          if (its === day && count < mostOfADay) kept.push(probe);
        }
        await this.#write(day, kept);
      }
      // Those that came meanwhile are behind them.
      this.#waiting = this.#waiting.slice(waiting.length);
      const oldest = dayOf(nowMs - probeDays * dayMs);
      for (const day of await this.#files.ids()) if (day < oldest) await this.#files.remove(day);
    });
  }

  /** All that is kept of one model's. */
  async of(modelId: string, nowMs = Date.now()): Promise<DoorProbe[]> {
    await this.save(nowMs);
    const probes: DoorProbe[] = [];
    for (const day of await this.#files.ids()) {
      for (const { subjectId, samples, embedding, ...kept } of await this.#read(day)) {
        if (kept.modelId !== modelId) continue;
        const bytes = Uint8Array.from(Buffer.from(embedding, 'base64'));
        probes.push({ subjectId, modelId, samples, embedding: new Float32Array(bytes.buffer) });
      }
    }
    return probes;
  }

  /** What a certificate tells of somebody's probes; null where there are none. */
  purgedOf(subjectId: string): Promise<Purged | null> {
    return this.#inTurn.run(async () => {
      const all: Kept[] = this.#waiting.filter((one) => one.subjectId === subjectId);
      for (const day of await this.#files.ids()) {
        all.push(...(await this.#read(day)).filter((one) => one.subjectId === subjectId));
      }
      return all.length === 0 ? null : purgedOf('probes', Buffer.from(JSON.stringify(all)));
    });
  }

  eraseOf(subjectId: string): Promise<void> {
    return this.#inTurn.run(async () => {
      this.#waiting = this.#waiting.filter((one) => one.subjectId !== subjectId);
      for (const day of await this.#files.ids()) {
        const kept = await this.#read(day);
        const others = kept.filter((one) => one.subjectId !== subjectId);
        if (others.length < kept.length) await this.#write(day, others);
      }
    });
  }

  /** All of everybody. */
  eraseAll(): Promise<void> {
    return this.#inTurn.run(async () => {
      this.#waiting = [];
      for (const day of await this.#files.ids()) await this.#files.remove(day);
    });
  }

  async #read(day: string): Promise<Kept[]> {
    const bytes = await this.#files.get(day);
    return bytes === null ? [] : v.parse(Kept, JSON.parse(bytes.toString('utf8')));
  }

  async #write(day: string, kept: readonly Kept[]): Promise<void> {
    if (kept.length === 0) await this.#files.remove(day);
    else await this.#files.put(day, Buffer.from(JSON.stringify(kept)));
  }
}

function dayOf(nowMs: number): string {
  return new Date(nowMs).toISOString().slice(0, 10);
}
