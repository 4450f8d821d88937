import { createRequire } from 'node:module';
import { agreedTo } from '../../contract/calls/consent.js';
import type { Input, Output } from '../../contract/contract.js';
import { Fault, isFault } from '../../contract/fault.js';
import type {
  DoorAnswer,
  DoorPunch,
  DoorQuestion,
  DoorView,
  KioskInfo,
} from '../../contract/calls/kiosk.js';
import { zonedTime, systemZone, wallClock } from '../base/wall-clock.js';
import type { CorrectionEntry, PunchEntry } from '../attendance/journal/entry.js';
import type { KnownLook, KnownPunch } from '../attendance/journal/standing-punch.js';
import { joinDistance } from '../gallery/gallery.js';
import { fuse } from '../gallery/vectors.js';
import { brightnessOf } from '../vision/brightness.js';
import type { Session } from '../access/session.js';
import { CameraOwner } from './camera-owner.js';
import { Door, type Probe, type Verdict } from './door.js';
import { unpackedPath } from '../base/unpacked-path.js';
import type { Vision } from '../vision/client/client.js';
import { punch, type Arrival, type PunchResult } from '../attendance/punch/record.js';
import type { DoorProbe } from './door-probes.js';
import type { DoorData } from './door-data.js';

/** How long the screen offers "That’s not me". The services accept it a little longer. */
const takeBackSeconds = 8;
const takeBackLimitMs = (takeBackSeconds + 4) * 1000;

/**
 * How long the screen asks "In or out?": long enough to read one line and touch a button, also for someone who
 * has already turned away, and over before the next person comes. The services accept it a little longer.
 */
const answerSeconds = 20;
const answerLimitMs = (answerSeconds + 4) * 1000;

/**
 * Slightly below the limit of the hint `come-closer`; smaller faces are too far away. With 30 pixels, MTCNN
 * takes 23 ms for a frame of 640 × 480 pixels, with 20 pixels 45 ms.
 */
const analyseOptions = { minFaceWidthPx: 30 } as const;

/** Each further frame counts as a quarter of a sample, since the frames of one visit are very similar. */
const frameShare = 0.25;

/** The latest punch at this door, which may still be taken back. */
interface RecentPunch {
  readonly entry: PunchEntry;
  readonly trackId: number;
  readonly recordedMs: number;
}

/** The question on the screen. Its look is in the journal, so nothing is lost if no one answers. */
interface PendingQuestion {
  readonly question: DoorQuestion;
  readonly arrival: Arrival;
  /** Null after a PIN. */
  readonly trackId: number | null;
  readonly askedMs: number;
}

type ProbeValues = Pick<DoorProbe, 'embedding' | 'samples'>;

/** The kiosk: takes camera frames, records punches, and returns what to show. */
export class Kiosk {
  readonly #data: DoorData;
  readonly #vision: () => Vision;
  readonly #onAnalysed: () => void;
  #door: Door;
  /** The screen whose camera is used. A new owner starts with an empty door. */
  readonly camera = new CameraOwner<Session>(() => {
    this.#door = this.#newDoor();
    this.#recentPunch = null;
    this.#pending = null;
    this.#firstProbe = null;
  });
  #recentPunch: RecentPunch | null = null;
  #pending: PendingQuestion | null = null;
  /** The first probe of the person being identified. */
  #firstProbe: { readonly trackId: number; readonly probe: ProbeValues } | null = null;

  /**
   * @param vision called only to analyse a picture: PINs work without it.
   * @param onAnalysed called after each analysed frame.
   */
  constructor(data: DoorData, vision: () => Vision, onAnalysed: () => void = () => undefined) {
    this.#data = data;
    this.#vision = vision;
    this.#onAnalysed = onAnalysed;
    this.#door = this.#newDoor();
  }

  #newDoor(): Door {
    return new Door(joinDistance(this.#data.people.gallery.calibration));
  }

  /** Loads the models and warms them up with a real face. @throws Fault as `Vision.ready`. */
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

  /** Processes a frame. @returns null for a replaced frame. @throws Fault as `Vision.analyseFrame`. */
  async frame({ frame, direction }: Input<'kiosk.frame'>): Promise<DoorView | null> {
    const analysis = await this.#vision().analyseFrame(frame, analyseOptions);
    this.#onAnalysed();
    if (analysis === null) return null;
    // Another screen may take over during the frame; the frame stays with its own door.
    const door = this.#door;
    this.#expireQuestion();
    const { view, probe } = door.step(analysis, performance.now(), brightnessOf(frame));
    if (probe === null) return view;
    let verdict: Verdict = { kind: 'not-recognised' };
    try {
      verdict = await this.#identify(probe, analysis.modelId, direction);
    } finally {
      // After an error too: until it gets a verdict, the door returns no other probe.
      door.settle(probe.trackId, verdict, performance.now());
    }
    return door.view;
  }

  /** Takes back this door's latest punch, within seconds. @throws Fault `too-late`. */
  async takeBack(seq: number): Promise<object> {
    const recent = this.#recentPunch;
    if (recent?.entry.seq !== seq || performance.now() - recent.recordedMs > takeBackLimitMs) {
      throw new Fault(
        'too-late',
        'This punch can no longer be cancelled here. Ask HR to correct it.',
      );
    }
    await this.#withdraw(recent.entry, 'not-me');
    this.#door.markUnknown(recent.trackId);
    this.#data.probes.takeBack(recent.entry.subjectId);
    this.#recentPunch = null;
    return {};
  }

  /**
   * Answers the question on the screen: records the punch, or that there is none.
   * @throws Fault `too-late`; `disk-full`, `data-read-only`, and then the look stays for HR.
   */
  async answer(seq: number, answer: DoorAnswer): Promise<Output<'kiosk.answer'>> {
    this.#expireQuestion();
    const pending = this.#pending;
    if (pending?.question.seq !== seq) {
      throw new Fault(
        'too-late',
        'It is too late to answer here. Look at the camera again, or ask HR to enter the punch.',
      );
    }
    this.#pending = null;
    const { arrival, trackId } = pending;
    if (answer === 'just-passing' || answer === 'not-me') {
      await this.#withdraw({ seq }, answer);
      if (trackId !== null && answer === 'not-me') this.#door.markUnknown(trackId);
      else if (trackId !== null) this.#door.show(trackId, { kind: 'looking' });
      return { punch: null };
    }
    let punched: PunchResult;
    try {
      punched = await punch({ ...arrival, direction: answer }, null, this.#data);
    } catch (error) {
      // They can touch the button again.
      this.#pending ??= pending;
      throw error;
    }
    if (punched.kind === 'seen') throw new Error('a chosen direction leaves no doubt');
    // After the punch: if the power fails in between, HR sees a look too many and not a punch too few.
    await this.#withdraw({ seq }, 'answered');
    const { kind, entry } = punched;
    const doorPunch = this.#doorPunch(entry);
    if (kind === 'recorded' && trackId !== null) {
      this.#recentPunch = { entry: punched.entry, trackId, recordedMs: performance.now() };
    }
    if (trackId !== null) this.#door.show(trackId, { kind, punch: doorPunch });
    return { punch: doorPunch };
  }

  /**
   * Clocks in or out with number and PIN.
   * @param screen where it was typed.
   * @throws Fault `wrong-pin`, `pin-locked`.
   */
  async pin(
    { number, pin, direction }: Input<'kiosk.pin'>,
    screen: object = this,
  ): Promise<Output<'kiosk.pin'>> {
    const subjectId = await this.#data.pins.subjectOf(number, pin, null, screen);
    const arrival = {
      subjectId,
      method: 'pin',
      modelId: null,
      distance: null,
      margin: null,
      direction,
    } as const;
    const punched = await punch(arrival, null, this.#data);
    if (punched.kind === 'seen') {
      return { kind: 'asking', question: this.#ask(punched.entry, arrival, null) };
    }
    this.#endQuestion();
    return { kind: punched.kind, punch: this.#doorPunch(punched.entry) };
  }

  /** Identifies a probe and records the punch. */
  async #identify(
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
    if (this.#firstProbe?.trackId !== trackId) {
      this.#firstProbe = { trackId, probe: { embedding, samples: count } };
    }
    const { subjectId, nearest, margin } = people.gallery.identify(embedding, count);
    if (subjectId === null) return { kind: 'not-recognised' };
    if (settings.direction === 'ask' && direction === null) {
      return { kind: 'waiting', state: { kind: 'choose-direction' } };
    }
    const distance = nearest?.distance ?? null;
    const arrival = { subjectId, method: 'face', modelId, distance, margin, direction } as const;
    let punched: PunchResult;
    try {
      punched = await punch(arrival, null, this.#data);
    } catch (error) {
      if (!isFault(error)) throw error;
      // Not settled, so that the next frame tries again: the disk may have space by then.
      return { kind: 'waiting', state: { kind: 'not-recorded', message: error.message } };
    }
    if (punched.kind === 'seen') {
      const question = this.#ask(punched.entry, arrival, trackId);
      return { kind: 'settled', state: { kind: 'asking', question } };
    }
    // Someone else stands here now, so the question before is over.
    this.#endQuestion();
    const { kind, entry } = punched;
    if (kind === 'recorded') {
      this.#recentPunch = { entry: punched.entry, trackId, recordedMs: performance.now() };
      if (settings.keepsProbes && agreedTo(people.consentOf(subjectId), 'probes')) {
        this.#data.probes.add({ subjectId, modelId, ...this.#firstProbe.probe });
      }
    }
    return { kind: 'settled', state: { kind, punch: this.#doorPunch(entry) } };
  }

  /** Shows a question instead of the one before. */
  #ask(look: KnownLook, arrival: Arrival, trackId: number | null): DoorQuestion {
    this.#endQuestion();
    const name = this.#data.people.nameOf(look.subjectId) ?? '';
    const localTime = wallClock(look) + look.offset;
    const question = { seq: look.seq, name, localTime, answerSeconds };
    this.#pending = { question, arrival, trackId, askedMs: performance.now() };
    return question;
  }

  #expireQuestion(): void {
    const { askedMs } = this.#pending ?? { askedMs: Infinity };
    if (performance.now() - askedMs > answerLimitMs) this.#endQuestion();
  }

  /** Leaves the look to HR. */
  #endQuestion(): void {
    const pending = this.#pending;
    this.#pending = null;
    if (pending === null || pending.trackId === null) return;
    this.#door.show(pending.trackId, { kind: 'unanswered', question: pending.question });
  }

  /** Withdraws a punch or look, as the person said at the door. */
  async #withdraw(entry: { seq: number }, reason: CorrectionEntry['reason']): Promise<void> {
    const { settings, journal } = this.#data;
    const time = zonedTime(Date.now(), settings.zone ?? systemZone());
    await journal.takeBack(entry, { ...time, kioskId: settings.kioskId, reason });
  }

  #doorPunch(entry: KnownPunch): DoorPunch {
    const { seq, direction, subjectId } = entry;
    const name = this.#data.people.nameOf(subjectId) ?? '';
    return { seq, name, direction, localTime: wallClock(entry) + entry.offset };
  }
}

/** A photo with faces from a package that is installed anyway. */
function warmUpPhoto(): string {
  return unpackedPath(
    createRequire(import.meta.url).resolve('@vladmandic/face-api/demo/sample1.jpg'),
  );
}
