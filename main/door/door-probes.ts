import * as v from 'valibot';
import type { Purged } from '../../contract/calls/people.js';
import { SerialQueue } from '../base/serial-queue.js';
import { embeddingFromText, embeddingToText } from '../gallery/vectors.js';
import type { ErasableData } from '../people/people-data.js';
import { purgedItem } from '../people/records/templates.js';
import { SealedFolder } from '../storage/sealed-folder.js';

/** Number of days that probes are kept. */
export const probeDays = 14;
const dayMs = 86_400_000;
/** Limit per person and day: enough to show how probes vary, and little data at a large site. */
const maxPerDay = 4;
/** Limit in memory. A crash loses them, so that the self-test rests on fewer probes. */
const maxWaiting = 200;

const StoredProbes = v.array(
  v.object({
    subjectId: v.string(),
    modelId: v.string(),
    /** Equivalent number of independent frames, as passed to the gallery. */
    samples: v.number(),
    /** As `embeddingToText`. */
    embedding: v.pipe(v.string(), v.base64()),
  }),
);
type StoredProbe = v.InferOutput<typeof StoredProbes>[number];

/** The embedding that the gallery was first searched with when a person arrived. */
export interface DoorProbe {
  readonly subjectId: string;
  readonly modelId: string;
  readonly samples: number;
  readonly embedding: Float32Array;
}

/**
 * Embeddings of people recognised at the door, for the self-test: one sealed file per day, erased after two
 * weeks. Embeddings of strangers are never stored, since they have not consented.
 */
export class DoorProbes implements ErasableData {
  readonly #files: SealedFolder;
  #waiting: (StoredProbe & { readonly day: string })[] = [];
  readonly #queue = new SerialQueue();

  constructor(folder: string, key: Uint8Array) {
    this.#files = new SealedFolder(folder, key);
  }

  /** Adds a probe in memory; `save` writes it, at the latest when 200 are waiting. */
  add({ subjectId, modelId, samples, embedding }: DoorProbe, nowMs = Date.now()): void {
    const day = dayOf(nowMs);
    const ofToday = this.#waiting.filter(
      (probe) => probe.subjectId === subjectId && probe.day === day,
    );
    if (ofToday.length >= maxPerDay) return;
    const text = embeddingToText(embedding);
    this.#waiting.push({ day, subjectId, modelId, samples, embedding: text });
    // The punch does not wait for it; after a failure, the next save tries again.
    if (this.#waiting.length >= maxWaiting) void this.save(nowMs).catch(() => undefined);
  }

  /** Drops the latest waiting probe of a person, who said that it was not them. */
  takeBack(subjectId: string): void {
    const at = this.#waiting.findLastIndex((probe) => probe.subjectId === subjectId);
    if (at >= 0) this.#waiting.splice(at, 1);
  }

  /** Writes waiting probes to the disk and erases old ones. @throws Fault `disk-full`, `data-read-only`. */
  save(nowMs = Date.now()): Promise<void> {
    return this.#queue.run(async () => {
      // A copy: others are added while these are saved.
      const waiting = [...this.#waiting];
      for (const day of new Set(waiting.map((probe) => probe.day))) {
        const stored = await this.#readDay(day);
        for (const { day: probeDay, ...probe } of waiting) {
          const count = stored.filter(({ subjectId }) => subjectId === probe.subjectId).length;
          if (probeDay === day && count < maxPerDay) stored.push(probe);
        }
        await this.#writeDay(day, stored);
      }
      const saved = new Set(waiting);
      this.#waiting = this.#waiting.filter((probe) => !saved.has(probe));
      const oldest = dayOf(nowMs - probeDays * dayMs);
      for (const day of await this.#files.ids()) if (day < oldest) await this.#files.remove(day);
    });
  }

  /** All probes of one model. @throws Fault as `save`, `unseal`. */
  async read(modelId: string, nowMs = Date.now()): Promise<DoorProbe[]> {
    await this.save(nowMs);
    const probes: DoorProbe[] = [];
    for (const day of await this.#files.ids()) {
      for (const { subjectId, samples, embedding, ...stored } of await this.#readDay(day)) {
        if (stored.modelId !== modelId) continue;
        probes.push({ subjectId, modelId, samples, embedding: embeddingFromText(embedding) });
      }
    }
    return probes;
  }

  /** The entry for the purge certificate; null if there are no probes. */
  purgedItem(subjectId: string): Promise<Purged | null> {
    return this.#queue.run(async () => {
      const isTheirs = (probe: StoredProbe): boolean => probe.subjectId === subjectId;
      const all: StoredProbe[] = this.#waiting.filter(isTheirs);
      for (const day of await this.#files.ids()) {
        all.push(...(await this.#readDay(day)).filter(isTheirs));
      }
      return all.length === 0 ? null : purgedItem('probes', Buffer.from(JSON.stringify(all)));
    });
  }

  eraseOf(subjectId: string): Promise<void> {
    return this.#queue.run(async () => {
      this.#waiting = this.#waiting.filter((probe) => probe.subjectId !== subjectId);
      for (const day of await this.#files.ids()) {
        const stored = await this.#readDay(day);
        const others = stored.filter((probe) => probe.subjectId !== subjectId);
        if (others.length < stored.length) await this.#writeDay(day, others);
      }
    });
  }

  /** Erases the probes of all people. */
  eraseAll(): Promise<void> {
    return this.#queue.run(async () => {
      this.#waiting = [];
      for (const day of await this.#files.ids()) await this.#files.remove(day);
    });
  }

  async #readDay(day: string): Promise<StoredProbe[]> {
    const bytes = await this.#files.get(day);
    return bytes === null ? [] : v.parse(StoredProbes, JSON.parse(bytes.toString('utf8')));
  }

  async #writeDay(day: string, probes: readonly StoredProbe[]): Promise<void> {
    if (probes.length === 0) await this.#files.remove(day);
    else await this.#files.put(day, Buffer.from(JSON.stringify(probes)));
  }
}

/** The UTC day, such as `2026-03-20`. */
function dayOf(nowMs: number): string {
  return new Date(nowMs).toISOString().slice(0, 10);
}
