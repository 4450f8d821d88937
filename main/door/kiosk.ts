import type { Input, Output } from '../../contract/contract.js';
import type { DoorAnswer, DoorState, DoorView, KioskInfo } from '../../contract/calls/kiosk.js';
import { frameOptions } from '../vision/analyse-options.js';
import { brightnessOf } from '../vision/brightness.js';
import type { Vision } from '../vision/client/client.js';
import type { Session } from '../access/session.js';
import { BadgeDoor } from './badge-door.js';
import { BadgeReader } from './badge-reader.js';
import { BarredIdentities } from './barred.js';
import { CaseWatch } from './case-watch.js';
import { CameraOwner } from './camera-owner.js';
import { LivenessCheck } from './liveness-check.js';
import { Door, type Verdict } from './door.js';
import type { DoorData } from './door-data.js';
import { DoorPunches } from './door-punches.js';
import { DoorReplies } from './door-replies.js';
import { FacePunches } from './face-punches.js';
import { KeptFaces } from './kept-faces.js';
import { kioskInfo } from './kiosk-info.js';
import { OtherWays, type WithoutFace } from './other-ways.js';
import { trackDistances } from './recognise.js';
import { SecondFactor } from './second-factor.js';
import { Supervision } from './supervision.js';
import { Unrecorded } from './unrecorded.js';
import { warmUpOptions, warmUpPhoto } from './warm-up-photo.js';
import type { TrackDistances } from './tracker.js';

/** The kiosk: takes camera frames, records punches, and returns what to show. */
export class Kiosk {
  readonly #data: DoorData;
  readonly #vision: () => Vision;
  readonly #onAnalysed: () => void;
  readonly #distances: TrackDistances;
  #door: Door;
  /** The screen whose camera is used. A new owner starts with an empty door. */
  readonly camera = new CameraOwner<Session>(() => {
    this.#door = new Door(this.#distances);
    this.#punches.clear();
    this.#liveness.clear(performance.now());
    this.#supervision.clear();
    this.#secondFactor.clear();
    this.#kept.clear();
    this.#badges.clear();
  });
  /** Who someone is not, as they said. Kept when another screen takes over: they may still be there. */
  readonly #barred: BarredIdentities;
  readonly #liveness: LivenessCheck;
  readonly #kept: KeptFaces;
  readonly #cases: CaseWatch;
  readonly #punches: DoorPunches;
  readonly #faces: FacePunches;
  readonly #replies: DoorReplies;
  readonly #supervision = new Supervision();
  readonly #secondFactor: SecondFactor;
  readonly otherWays: OtherWays;
  readonly #reader = new BadgeReader();
  readonly #badges: BadgeDoor;
  /** When somebody was at the door last, on the monotonic clock. */
  #visitedAtMs = performance.now();

  /**
   * @param vision called only to analyse a picture: PINs work without it.
   * @param onAnalysed called after each analysed frame.
   * @param kept what is kept of faces; by default no faces are learnt.
   * @param notify called with a sentence for administrators if punches cannot be recorded.
   */
  constructor(
    data: DoorData,
    vision: () => Vision,
    onAnalysed: () => void = () => undefined,
    kept = new KeptFaces(data),
    notify: (sentence: string) => void = () => undefined,
  ) {
    this.#data = data;
    this.#kept = kept;
    this.#vision = vision;
    this.#onAnalysed = onAnalysed;
    this.#distances = trackDistances(data.people.gallery);
    this.#door = new Door(this.#distances);
    this.#liveness = new LivenessCheck(data, this.#supervision);
    this.#barred = new BarredIdentities(this.#distances.same);
    this.#cases = new CaseWatch(data);
    this.#secondFactor = new SecondFactor(data);
    this.#punches = new DoorPunches(data, (trackId, question) => {
      this.#door.show(trackId, { kind: 'unanswered', question });
    });
    const shared = {
      data,
      punches: this.#punches,
      barred: this.#barred,
      cases: this.#cases,
      kept,
    };
    const unrecorded = new Unrecorded(notify);
    this.#faces = new FacePunches({
      ...shared,
      vision,
      liveness: this.#liveness,
      secondFactor: this.#secondFactor,
      supervision: this.#supervision,
      unrecorded,
    });
    const currentDoor = (): Door => this.#door;
    this.#replies = new DoorReplies({ ...shared, currentDoor });
    const punchOtherWay = this.#punchOtherWay.bind(this);
    this.otherWays = new OtherWays(data, this.#supervision, punchOtherWay);
    this.#badges = new BadgeDoor(data, this.#reader, punchOtherWay, unrecorded);
  }

  /** Loads the models and warms them up with a real face. @throws Fault as `Vision.ready`. */
  async start(): Promise<KioskInfo> {
    await this.#vision().ready();
    await this.#vision().analyseFile(warmUpPhoto(), warmUpOptions);
    return kioskInfo(this.#data);
  }

  /** Processes a frame. @returns null for a replaced frame. @throws Fault as `Vision.analyseFrame`. */
  async frame({ frame, direction }: Input<'kiosk.frame'>): Promise<DoorView | null> {
    const badge = await this.#badges.see(frame, direction);
    if (badge !== null) {
      const { width, height } = frame;
      return { width, height, faces: [], state: badge, nextFrameInMs: 0 };
    }
    const motionAtMs = this.#liveness.isOn ? performance.now() : null;
    const analysis = await this.#vision().analyseFrame(frame, { ...frameOptions, motionAtMs });
    this.#onAnalysed();
    if (analysis === null) return null;
    // Another screen may take over during the frame; the frame stays with its own door.
    const door = this.#door;
    this.#punches.question.expire();
    const nowMs = performance.now();
    const { view, probe, tracks } = door.step(analysis, nowMs, brightnessOf(frame));
    if (tracks.length === 0) this.#kept.rest(nowMs);
    else this.#visitedAtMs = nowMs;
    const challenged = await this.#liveness.see(tracks, door, nowMs);
    // A probe of somebody else must get its verdict also during a challenge, or the door returns no more.
    if (probe === null) return challenged ?? view;
    let verdict: Verdict = { kind: 'not-recognised' };
    try {
      verdict = await this.#faces.identify(probe, analysis.modelId, { frame, direction });
    } finally {
      // After an error too: until it gets a verdict, the door returns no other probe.
      door.settle(probe.trackId, verdict, performance.now());
    }
    return door.view;
  }

  /** As `DoorReplies.takeBack`. */
  takeBack(seq: number): Promise<object> {
    return this.#replies.takeBack(seq);
  }

  /** As `DoorReplies.answer`. */
  answer(seq: number, answer: DoorAnswer): Promise<Output<'kiosk.answer'>> {
    return this.#replies.answer(seq, answer);
  }

  /** Leaves a request for help. @throws Fault `disk-full`, `data-read-only`. */
  askHelp(): Promise<object> {
    return this.#cases.askHelp(performance.now());
  }

  /** Leaves out the direction that the challenge asks for. */
  skipTurn({ turn }: Input<'kiosk.skipTurn'>): object {
    this.#liveness.skipTurn(turn);
    return {};
  }

  /** How long no one has been at the door, in ms; since the start if no one was. */
  idleForMs(): number {
    return performance.now() - this.#visitedAtMs;
  }

  /** Ends what runs beside it. */
  close(): Promise<void> {
    return this.#reader.close();
  }

  /** Records a punch that is not made by the face. */
  async #punchOtherWay(who: WithoutFace): Promise<Output<'kiosk.pin'>> {
    const face = this.#secondFactor.take(who.subjectId, performance.now());
    this.#visitedAtMs = performance.now();
    const arrival = { ...who, ...(face ?? { modelId: null, distance: null, margin: null }) };
    const punched = await this.#punches.record(arrival);
    this.#liveness.endFor(who.subjectId, this.#door);
    const shown: DoorState =
      punched.kind === 'seen'
        ? { kind: 'looking' }
        : { kind: punched.kind, punch: this.#punches.shown(punched.entry) };
    this.#secondFactor.endFor(who.subjectId, this.#door, shown);
    await this.#cases.proven(who.subjectId, performance.now());
    if (punched.kind === 'seen') {
      return { kind: 'asking', question: this.#punches.ask(punched.entry, arrival, null) };
    }
    this.#punches.question.end();
    if (punched.kind === 'recorded') {
      this.#punches.recent.add(punched.entry, null, performance.now());
    }
    return { kind: punched.kind, punch: this.#punches.shown(punched.entry) };
  }
}
