import { agreedTo } from '../../contract/calls/consent.js';
import { createRequire } from 'node:module';
import type { Input, Output } from '../../contract/contract.js';
import { Fault, isFault } from '../../contract/fault.js';
import type { DoorPunch, DoorView, KioskInfo } from '../../contract/calls/kiosk.js';
import { zonedTime, systemZone, wallClock } from '../base/wall-clock.js';
import type { PunchEntry } from '../attendance/journal/entry.js';
import type { KnownPunch } from '../attendance/punch/decide.js';
import { fuse } from '../gallery/vectors.js';
import { brightnessOf } from '../vision/brightness.js';
import type { Session } from '../access/session.js';
import { CameraOwner } from './camera-owner.js';
import { Door, type Probe, type Verdict } from './door.js';
import { unpackedPath } from '../base/unpacked-path.js';
import type { Vision } from '../vision/client/client.js';
import { punch, type Punched } from '../attendance/punch/record.js';
import type { DoorProbe } from './door-probes.js';
import type { DoorData } from './door-data.js';

/** "That is not me" is heard for so long after the greeting; the services wait a little longer. */
const takeBackSeconds = 8;
const takeBackLatestMs = (takeBackSeconds + 4) * 1000;

/**
 * Whoever's face is smaller is still far away: a little below what `come-closer` is said of. MTCNN takes
 * 23 ms for a frame of 640 × 480 pixels so, and 45 ms from 20 pixels on.
 */
const lookOptions = { minFaceWidthPx: 30 } as const;

/** A fourth of a frame counts as a sample of its own: frames of one visit are much alike. */
const frameShare = 0.25;

/** A punch at this door that may still be taken back. */
interface Fresh {
  readonly entry: PunchEntry;
  readonly trackId: number;
  readonly doneMs: number;
}

type ProbeSeen = Pick<DoorProbe, 'embedding' | 'samples'>;

/** The kiosk: frames in, who is served and what to show out; punches go to the journal before. */
export class Kiosk {
  readonly #data: DoorData;
  readonly #vision: () => Vision;
  readonly #onAnswer: () => void;
  #door = new Door();
  /** Which screen's camera is watched; another one begins with nobody before it. */
  readonly camera = new CameraOwner<Session>(() => {
    this.#door = new Door();
    this.#fresh = null;
    this.#firstLook = null;
  });
  #fresh: Fresh | null = null;
  /** What the gallery was first asked with of the person now being judged. */
  #firstLook: { readonly trackId: number; readonly probe: ProbeSeen } | null = null;

  /**
   * @param vision called only when a face must be analysed: the PIN works without.
   * @param onAnswer called after each frame that vision has answered.
   */
  constructor(data: DoorData, vision: () => Vision, onAnswer: () => void = () => undefined) {
    this.#data = data;
    this.#vision = vision;
    this.#onAnswer = onAnswer;
  }

  /** Loads the models and warms them with a real face. @throws Fault as `Vision.ready`. */
  async start(): Promise<KioskInfo> {
    await this.#vision().ready();
    await this.#vision().analyseFile(warmUpPhoto(), { maxFaces: 1 });
    const { kioskId, zone, operator, direction } = this.#data.settings;
    return {
      kioskId,
      zone: zone ?? systemZone(),
      operator,
      asksDirection: direction === 'ask',
      takeBackSeconds,
    };
  }

  /** Null for a frame that a newer one overtook. @throws Fault as `Vision.analyseFrame`. */
  async frame({ frame, direction }: Input<'kiosk.frame'>): Promise<DoorView | null> {
    const analysis = await this.#vision().analyseFrame(frame, lookOptions);
    this.#onAnswer();
    if (analysis === null) return null;
    // The same door to the end, also where another screen takes over meanwhile.
    const door = this.#door;
    const { view, probe } = door.step(analysis, performance.now(), brightnessOf(frame));
    if (probe === null) return view;
    let verdict: Verdict = { kind: 'not-recognised' };
    try {
      verdict = await this.#judge(probe, analysis.modelId, direction);
    } finally {
      // Also after a bug: the door waits for an answer before it asks about anybody again.
      door.settle(probe.trackId, verdict, performance.now());
    }
    return door.view;
  }

  /** Takes back a punch of this door's last seconds. @throws Fault `too-late`. */
  async takeBack(seq: number): Promise<object> {
    const fresh = this.#fresh;
    if (fresh?.entry.seq !== seq || performance.now() - fresh.doneMs > takeBackLatestMs) {
      throw new Fault(
        'too-late',
        'It is too late to take this punch back here; tell HR, who can correct it.',
      );
    }
    const { settings, journal } = this.#data;
    const time = zonedTime(Date.now(), settings.zone ?? systemZone());
    await journal.takeBack(fresh.entry, { ...time, kioskId: settings.kioskId, reason: 'not-me' });
    this.#door.refuse(fresh.trackId);
    this.#data.probes.takeBack(fresh.entry.subjectId);
    this.#fresh = null;
    return {};
  }

  /** The way without a face. @throws Fault `wrong-pin`, `pin-locked`. */
  async pin({ number, pin, direction }: Input<'kiosk.pin'>): Promise<Output<'kiosk.pin'>> {
    const subjectId = await this.#data.pins.subjectOf(number, pin);
    const { kind, entry } = await punch(
      { subjectId, method: 'pin', modelId: null, distance: null, margin: null, direction },
      null,
      this.#data,
    );
    return { kind, punch: this.#doorPunch(entry) };
  }

  async #judge(
    { trackId, samples }: Probe,
    modelId: string,
    direction: Input<'kiosk.frame'>['direction'],
  ): Promise<Verdict> {
    const { people, settings } = this.#data;
    const embedding = fuse(
      samples.map((face) => face.embedding),
      samples.map((face) => face.quality.score),
    );
    const count = 1 + (samples.length - 1) * frameShare;
    if (this.#firstLook?.trackId !== trackId) {
      this.#firstLook = { trackId, probe: { embedding, samples: count } };
    }
    const { subjectId, nearest, margin } = people.gallery.identify(embedding, count);
    if (subjectId === null) return { kind: 'not-recognised' };
    if (settings.direction === 'ask' && direction === null) {
      return { kind: 'waiting', state: { kind: 'choose-direction' } };
    }
    const distance = nearest?.distance ?? null;
    const arrival = { subjectId, method: 'face', modelId, distance, margin, direction } as const;
    let punched: Punched;
    try {
      punched = await punch(arrival, null, this.#data);
    } catch (error) {
      if (!isFault(error)) throw error;
      // Not settled: the next frame tries again, for space may be made.
      return { kind: 'waiting', state: { kind: 'not-recorded', message: error.message } };
    }
    const { kind, entry } = punched;
    if (kind === 'recorded') {
      this.#fresh = { entry: punched.entry, trackId, doneMs: performance.now() };
      if (settings.keepsProbes && agreedTo(people.consentOf(subjectId), 'probes')) {
        this.#data.probes.add({ subjectId, modelId, ...this.#firstLook.probe });
      }
    }
    return { kind: 'settled', state: { kind, punch: this.#doorPunch(entry) } };
  }

  #doorPunch(entry: KnownPunch): DoorPunch {
    const { seq, direction, subjectId } = entry;
    const name = this.#data.people.nameOf(subjectId) ?? '';
    return { seq, name, direction, localTime: wallClock(entry) + entry.offset };
  }
}

/** A photo with faces that comes with a package we need anyway. */
function warmUpPhoto(): string {
  return unpackedPath(
    createRequire(import.meta.url).resolve('@vladmandic/face-api/demo/sample1.jpg'),
  );
}
