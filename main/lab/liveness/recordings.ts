import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import { RecordingKind } from '../../../contract/calls/liveness.js';
import { TurnDirection } from '../../../contract/calls/kiosk.js';
import { Box, Point } from '../../../contract/face.js';
import { Fault, isFault } from '../../../contract/fault.js';
import { SerialQueue } from '../../base/serial-queue.js';
import { SealedFolder } from '../../storage/sealed-folder.js';
import type { TriedClip } from './trial.js';

/** Days after the last recording after which all are erased: long enough to record all staff. */
export const keptDays = 14;
const dayMs = 86_400_000;
/** Far more than a measurement needs. Each takes about 100 kB. */
const maxRecordings = 300;

/** The landmarks that the check uses: nose tip, eyes, corners of the mouth. The others are not stored. */
const usedLandmarks = [30, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 54];
const landmarkCount = 68;

const Flow = v.object({
  ring: v.nullable(
    v.object({
      withFace: v.number(),
      still: v.number(),
      points: v.number(),
      near: v.exactOptional(v.object({ withFace: v.number(), still: v.number() })),
    }),
  ),
  planarity: v.nullable(v.object({ residual: v.number(), points: v.number(), turn: v.number() })),
});
const StoredClip = v.object({
  version: v.literal(1),
  faces: v.array(
    v.object({
      timeMs: v.number(),
      isUsable: v.boolean(),
      box: Box,
      /** In the order of `usedLandmarks`. */
      points: v.pipe(v.array(Point), v.length(usedLandmarks.length)),
      motion: v.nullable(Flow),
    }),
  ),
  asked: v.array(v.object({ directions: v.array(TurnDirection), from: v.number() })),
});

/** A recording that is stored. */
export interface Recording {
  readonly id: string;
  /** UTC, such as `2026-03-20`. The time of day is not stored. */
  readonly day: string;
  readonly kind: RecordingKind;
}

/**
 * Recordings for the measurement of the liveness check: where a face and 15 points on it were in each frame, and
 * how they moved. No picture, no embedding and no name. One sealed file each.
 */
export class Recordings {
  readonly #files: SealedFolder;
  readonly #queue = new SerialQueue();

  constructor(folder: string, key: Uint8Array) {
    this.#files = new SealedFolder(folder, key);
  }

  /** All recordings, oldest day first. */
  async list(): Promise<Recording[]> {
    return (await this.#files.ids()).flatMap((id) => {
      const [day = '', kind] = id.split('_');
      return v.is(RecordingKind, kind) ? [{ id, day, kind }] : [];
    });
  }

  /** The id of a new recording. @throws Fault `not-allowed` if there are too many. */
  async newId(kind: RecordingKind, nowMs = Date.now()): Promise<string> {
    if ((await this.list()).length >= maxRecordings) {
      throw new Fault(
        'not-allowed',
        `There are ${maxRecordings} recordings, which is the limit. Measure with them, or erase them first.`,
      );
    }
    return `${dayOf(nowMs)}_${kind}_${randomBytes(4).toString('hex')}`;
  }

  /** Stores a recording. @throws Fault `disk-full`, `data-read-only`. */
  put(id: string, { faces, asked }: TriedClip): Promise<void> {
    const clip: v.InferOutput<typeof StoredClip> = {
      version: 1,
      faces: faces.map(({ timeMs, face: { box, isUsable, landmarks, motion = null } }) => {
        const points = usedLandmarks.map((index) => landmarks[index]!);
        return { timeMs, isUsable, box, points, motion };
      }),
      asked: asked.map(({ directions, from }) => ({ directions: [...directions], from })),
    };
    return this.#queue.run(() => this.#files.put(id, Buffer.from(JSON.stringify(clip))));
  }

  /** @throws Fault `not-found`; `data-damaged`, `wrong-key`, `data-newer`. */
  async read(id: string): Promise<TriedClip> {
    const bytes = await this.#files.get(id).catch((error: unknown) => {
      if (!isFault(error) || error.code !== 'data-damaged') throw error;
      throw new Fault(
        'data-damaged',
        'A recording is damaged, so nothing was measured. Erase the recordings, and record again.',
        { cause: error },
      );
    });
    if (bytes === null) throw new Fault('not-found', 'A recording was erased. Try again.');
    const { faces, asked } = v.parse(StoredClip, JSON.parse(bytes.toString('utf8')));
    return {
      asked,
      faces: faces.map(({ timeMs, isUsable, box, points, motion }) => {
        const landmarks = Array.from({ length: landmarkCount }, () => ({ x: 0, y: 0 }));
        for (const [at, index] of usedLandmarks.entries()) landmarks[index] = points[at]!;
        const moved = motion === null ? {} : { motion };
        return { timeMs, face: { isUsable, box, landmarks, ...moved } };
      }),
    };
  }

  /** Erases a recording, if it is there. @throws Fault `data-read-only`. */
  remove(id: string): Promise<void> {
    return this.#queue.run(() => this.#files.remove(id));
  }

  /** Erases all recordings. @throws Fault `data-read-only`. */
  eraseAll(): Promise<void> {
    return this.#queue.run(async () => {
      for (const id of await this.#files.ids()) await this.#files.remove(id);
    });
  }
}

/** The UTC day on which recordings are erased; null if there are none. */
export function erasureDay(recordings: readonly Recording[]): string | null {
  const last = recordings.reduce((latest, { day }) => (day > latest ? day : latest), '');
  return last === '' ? null : dayOf(Date.parse(last) + keptDays * dayMs);
}

function dayOf(timeMs: number): string {
  return new Date(timeMs).toISOString().slice(0, 10);
}
