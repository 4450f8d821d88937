import type { DoorView } from '../../contract/calls/kiosk.js';
import type { PersonName } from '../../main/hosts/testing/photos.js';
import type { ScreenClient } from '../../main/hosts/testing/screen-client.js';
import { Camera, places } from './camera.js';

/** Somebody who waits for a place in front of the camera, or stands there. */
export interface Visitor {
  /** When they came; milliseconds on a monotonic clock. */
  readonly cameMs: number;
  readonly isStranger: boolean;
  enteredMs: number | null;
}

/** The result of a visit. */
export interface Visit {
  readonly isStranger: boolean;
  /** How long they waited until a place was free. */
  readonly waitedMs: number;
  /** From then until they were recorded, turned out to be unknown, or gave up. */
  readonly servedMs: number;
  readonly outcome: 'recorded' | 'unknown' | 'gave-up';
  /** Number of the punch; null for none. */
  readonly seq: number | null;
}

/** Faces of people who are enrolled, and of strangers. */
export const enrolled: readonly PersonName[] = ['ada', 'ben', 'chloe', 'david'];
const strangers: readonly PersonName[] = ['elif', 'finn'];
/** The door assumes after 0.7 s that a person has left, so the same face may come again after this. */
const sameFaceMs = 1000;
/** After this they use their PIN. */
const patienceMs = 8000;
/** A person who was greeted leaves after this. */
const leavesMs = 500;

interface Standing {
  readonly visitor: Visitor;
  readonly face: PersonName;
  leavesAtMs: number | null;
}

/** The camera at the door: two people at a time stand in front of it, and the others wait. */
export class SoakDoor {
  readonly #camera = new Camera();
  readonly #waiting: Visitor[] = [];
  readonly #standing: (Standing | null)[] = Array.from({ length: places }, () => null);
  readonly #goneMs = new Map<PersonName, number>();
  /** Numbers of punches that were seen. */
  readonly #seen = new Set<number>();
  /** True while the camera gives no pictures. */
  isLost = false;
  frames = 0;
  dropped = 0;
  /** Times of frames in ms since `takeFrameTimes`. */
  #frameMs: number[] = [];
  readonly visits: Visit[] = [];

  /** @param onGaveUp called for each enrolled person who was not recognised. */
  constructor(private readonly onGaveUp: () => void) {}

  come(isStranger: boolean): void {
    this.#waiting.push({ cameMs: performance.now(), isStranger, enteredMs: null });
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  /** The times of the frames since the last call, in ms. */
  takeFrameTimes(): number[] {
    return this.#frameMs.splice(0);
  }

  /** Sends one frame, and lets people come and go. */
  async step({ send }: ScreenClient): Promise<void> {
    const nowMs = performance.now();
    this.#letIn(nowMs);
    this.#giveUp(nowMs);
    if (this.isLost) return pause(100);
    const frame = await this.#camera.frameOf(this.#standing.map((one) => one?.face ?? null));
    const startMs = performance.now();
    const reply = await send('kiosk.frame', { frame, direction: 'in' });
    this.frames += 1;
    this.#frameMs.push(performance.now() - startMs);
    if (!reply.ok || reply.value === null) {
      this.dropped += 1;
      return pause(50);
    }
    const view = reply.value as DoorView;
    this.#note(view, performance.now());
    if (view.nextFrameInMs > 0) await pause(view.nextFrameInMs);
  }

  #letIn(nowMs: number): void {
    for (const [place, standing] of this.#standing.entries()) {
      if (standing !== null) continue;
      const visitor = this.#waiting[0];
      if (visitor === undefined) return;
      const faces = visitor.isStranger ? strangers : enrolled;
      const isFree = (face: PersonName): boolean =>
        this.#standing.every((one) => one?.face !== face) &&
        nowMs - (this.#goneMs.get(face) ?? -Infinity) >= sameFaceMs;
      const face = faces.find(isFree);
      if (face === undefined) return;
      this.#waiting.shift();
      visitor.enteredMs = nowMs;
      this.#standing[place] = { visitor, face, leavesAtMs: null };
    }
  }

  #giveUp(nowMs: number): void {
    for (const [place, standing] of this.#standing.entries()) {
      if (standing === null) continue;
      const { visitor, leavesAtMs } = standing;
      if (leavesAtMs !== null && nowMs >= leavesAtMs) this.#leave(place, nowMs);
      else if (leavesAtMs === null && nowMs - visitor.enteredMs! > patienceMs) {
        this.#end(visitor, 'gave-up', null, nowMs);
        this.#leave(place, nowMs);
        if (!visitor.isStranger) this.onGaveUp();
      }
    }
  }

  /** Notes what the screen says: about a punch by name, otherwise about the stranger at the door. */
  #note({ state }: DoorView, nowMs: number): void {
    const place = this.#standing.findIndex((one) => {
      if (one?.leavesAtMs !== null) return false;
      if (state.kind === 'recorded') return state.punch.name === one.face;
      return state.kind === 'unknown' && one.visitor.isStranger;
    });
    const standing = this.#standing[place];
    if (standing == null) return;
    if (state.kind === 'recorded') {
      if (this.#seen.has(state.punch.seq)) return;
      this.#seen.add(state.punch.seq);
      this.#end(standing.visitor, 'recorded', state.punch.seq, nowMs);
    } else this.#end(standing.visitor, 'unknown', null, nowMs);
    standing.leavesAtMs = nowMs + leavesMs;
  }

  #end(visitor: Visitor, outcome: Visit['outcome'], seq: number | null, nowMs: number): void {
    const { isStranger, cameMs, enteredMs } = visitor;
    const waitedMs = enteredMs! - cameMs;
    this.visits.push({ isStranger, waitedMs, servedMs: nowMs - enteredMs!, outcome, seq });
  }

  #leave(place: number, nowMs: number): void {
    this.#goneMs.set(this.#standing[place]!.face, nowMs);
    this.#standing[place] = null;
  }
}

/** Waits for a number of milliseconds. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
