import type { Input, Output } from '../../contract/contract.js';
import { isFault } from '../../contract/fault.js';
import type {
  DoorAnswer,
  DoorPunch,
  DoorQuestion,
  DoorState,
  DoorView,
  KioskInfo,
} from '../../contract/calls/kiosk.js';
import { zonedTime, systemZone } from '../base/wall-clock.js';
import type { CorrectionEntry } from '../attendance/journal/entry.js';
import type { KnownLook, KnownPunch } from '../attendance/journal/standing-punch.js';
import { frameOptions } from '../vision/analyse-options.js';
import { brightnessOf } from '../vision/brightness.js';
import type { Session } from '../access/session.js';
import { arrivalNow } from './arrival-now.js';
import { BadgeDoor } from './badge-door.js';
import { BadgeReader } from './badge-reader.js';
import { BarredIdentities } from './barred.js';
import { CaseWatch } from './case-watch.js';
import { CameraOwner } from './camera-owner.js';
import { LivenessCheck } from './liveness-check.js';
import { Door, type Probe, type Verdict } from './door.js';
import type { TrackedFace } from './evidence.js';
import { doorPunch } from './door-punch.js';
import { OpenQuestion } from './open-question.js';
import { OtherWays, type WithoutFace } from './other-ways.js';
import type { Vision } from '../vision/client/client.js';
import { punch, type Arrival, type PunchResult } from '../attendance/punch/record.js';
import type { DoorData } from './door-data.js';
import { KeptFaces } from './kept-faces.js';
import { RecentPunches, takeBackSeconds } from './recent-punches.js';
import { recognise, trackDistances } from './recognise.js';
import { SecondFactor } from './second-factor.js';
import { Supervision } from './supervision.js';
import { unlessDiskFails } from './unless-disk-fails.js';
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
    this.#recentPunches.clear();
    this.#question.drop();
    this.#liveness.clear(performance.now());
    this.#supervision.clear();
    this.#secondFactor.clear();
    this.#kept.clear();
    this.#badges.clear();
  });
  /** Who someone is not, as they said. Kept when another screen takes over: they may still be there. */
  readonly #barred: BarredIdentities;
  readonly #liveness: LivenessCheck;
  readonly #recentPunches = new RecentPunches();
  readonly #kept: KeptFaces;
  readonly #cases: CaseWatch;
  readonly #supervision = new Supervision();
  readonly #secondFactor: SecondFactor;
  readonly otherWays: OtherWays;
  readonly #reader = new BadgeReader();
  readonly #badges: BadgeDoor;
  readonly #unrecorded: Unrecorded;
  /** When somebody was at the door last, on the monotonic clock. */
  #visitedAtMs = performance.now();
  readonly #question = new OpenQuestion((trackId, question) => {
    this.#door.show(trackId, { kind: 'unanswered', question });
  });

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
    this.#unrecorded = new Unrecorded(notify);
    this.#secondFactor = new SecondFactor(data);
    const punchOtherWay = this.#punchOtherWay.bind(this);
    this.otherWays = new OtherWays(data, this.#supervision, punchOtherWay);
    this.#badges = new BadgeDoor(data, this.#reader, punchOtherWay, this.#unrecorded);
  }

  /** Loads the models and warms them up with a real face. @throws Fault as `Vision.ready`. */
  async start(): Promise<KioskInfo> {
    await this.#vision().ready();
    await this.#vision().analyseFile(warmUpPhoto(), warmUpOptions);
    const { kioskId, zone, operator, direction, badges, ...settings } = this.#data.settings;
    return {
      kioskId,
      zone: zone ?? systemZone(),
      operator,
      asksDirection: direction === 'ask',
      takeBackSeconds,
      sendsData: sendsData(this.#data),
      badges: { ...badges },
      speaksPrompts: settings.speaksPrompts,
      usesLargeType: settings.usesLargeType,
      canRecord: !this.#data.isReadingOnly,
    };
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
    this.#question.expire();
    const nowMs = performance.now();
    const { view, probe, tracks } = door.step(analysis, nowMs, brightnessOf(frame));
    if (tracks.length === 0) this.#kept.rest(nowMs);
    else this.#visitedAtMs = nowMs;
    const challenged = await this.#liveness.see(tracks, door, nowMs);
    // A probe of somebody else must get its verdict also during a challenge, or the door returns no more.
    if (probe === null) return challenged ?? view;
    let verdict: Verdict = { kind: 'not-recognised' };
    try {
      verdict = await this.#identify(probe, analysis.modelId, { frame, direction });
    } finally {
      // After an error too: until it gets a verdict, the door returns no other probe.
      door.settle(probe.trackId, verdict, performance.now());
    }
    return door.view;
  }

  /** Takes back a punch at this door, within seconds. @throws Fault `too-late`. */
  async takeBack(seq: number): Promise<object> {
    const recent = this.#recentPunches.find(seq, performance.now());
    const door = this.#door;
    await this.#withdraw(recent.entry, 'not-me');
    // Touched twice, or another screen took over.
    if (!this.#recentPunches.remove(seq)) return {};
    if (recent.face !== null) {
      await this.#bar(recent.entry.subjectId, recent.face, door);
      this.#data.probes.takeBack(recent.entry.subjectId);
    }
    return {};
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

  /**
   * Answers the question on the screen: records the punch, or that there is none.
   * @throws Fault `too-late`; `disk-full`, `data-read-only`, and then the look stays for HR.
   */
  async answer(seq: number, answer: DoorAnswer): Promise<Output<'kiosk.answer'>> {
    const asked = this.#question.take(seq);
    const { arrival, face } = asked;
    // Another screen may take over meanwhile, whose tracks have other people.
    const door = this.#door;
    if (answer === 'just-passing' || answer === 'not-me') {
      await this.#withdraw({ seq }, answer);
      if (face !== null && answer === 'not-me') await this.#bar(arrival.subjectId, face, door);
      else if (face !== null) door.show(face.trackId, { kind: 'looking' });
      return { punch: null };
    }
    let punched: PunchResult;
    try {
      punched = await this.#punch({ ...arrival, direction: answer });
    } catch (error) {
      // The person can touch the button again.
      if (door === this.#door) this.#question.putBack(asked);
      throw error;
    }
    if (punched.kind === 'seen') throw new Error('a chosen direction leaves no doubt');
    // After the punch: if the power or the disk fails in between, HR sees a look too many and not a punch too few.
    await unlessDiskFails(() => this.#withdraw({ seq }, 'answered'));
    const { kind, entry } = punched;
    const doorPunch = this.#doorPunch(entry);
    if (kind === 'recorded' && door === this.#door) {
      this.#recentPunches.add(punched.entry, face, performance.now());
    }
    if (face !== null) door.show(face.trackId, { kind, punch: doorPunch });
    return { punch: doorPunch };
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
    const punched = await this.#punch(arrival);
    this.#liveness.endFor(who.subjectId, this.#door);
    const shown: DoorState =
      punched.kind === 'seen'
        ? { kind: 'looking' }
        : { kind: punched.kind, punch: this.#doorPunch(punched.entry) };
    this.#secondFactor.endFor(who.subjectId, this.#door, shown);
    await this.#cases.proven(who.subjectId, performance.now());
    if (punched.kind === 'seen') {
      return { kind: 'asking', question: this.#ask(punched.entry, arrival, null) };
    }
    this.#question.end();
    if (punched.kind === 'recorded') {
      this.#recentPunches.add(punched.entry, null, performance.now());
    }
    return { kind: punched.kind, punch: this.#doorPunch(punched.entry) };
  }

  /** Identifies a probe and records the punch. */
  async #identify(
    probe: Probe,
    modelId: string,
    { frame, direction }: Input<'kiosk.frame'>,
  ): Promise<Verdict> {
    const { people, settings } = this.#data;
    this.#kept.note(probe);
    const nowMs = performance.now();
    const recognised = recognise(probe, people.gallery, this.#barred, nowMs);
    if (recognised.kind === 'barred') return { kind: 'settled', state: { kind: 'unknown' } };
    if (recognised.kind === 'not-recognised') this.#cases.missed(recognised.nearestId, nowMs);
    if (recognised.kind !== 'recognised') return recognised;
    if (this.#data.faceLease?.isOver === true) {
      return { kind: 'settled', state: { kind: 'other-way' } };
    }
    const { subjectId, distance, margin } = recognised;
    const face = { trackId: probe.trackId, evidence: probe.evidence };
    const question = this.#question.askAgain(subjectId, face);
    if (question !== null) return { kind: 'settled', state: { kind: 'asking', question } };
    if (settings.direction === 'ask' && direction === null) {
      return { kind: 'waiting', state: { kind: 'choose-direction' } };
    }
    const liveShare = () => this.#vision().liveShare(frame, probe.box);
    const unproven = await this.#liveness.prove(probe.trackId, subjectId, nowMs, liveShare);
    if (unproven !== null) return unproven;
    const match = { subjectId, modelId, distance, margin };
    const asked = this.#secondFactor.ask(match, probe.trackId, nowMs);
    if (asked !== null) {
      this.#supervision.refused(subjectId, nowMs);
      return { kind: 'settled', state: asked };
    }
    const arrival = { ...match, method: 'face', direction } as const;
    let punched: PunchResult;
    try {
      punched = await this.#punch(arrival);
    } catch (error) {
      if (!isFault(error)) throw error;
      if (error.code === 'too-late') return { kind: 'not-recognised' };
      // Not settled, so that the next frame tries again: the disk may have space by then.
      return { kind: 'waiting', state: this.#unrecorded.stateFor(error) };
    }
    if (punched.kind === 'seen') {
      const asked = this.#ask(punched.entry, arrival, face);
      return { kind: 'settled', state: { kind: 'asking', question: asked } };
    }
    // Someone else is at the door now, so the earlier question is over.
    this.#question.end();
    this.#cases.recognised();
    if (punched.kind === 'recorded') {
      this.#recentPunches.add(punched.entry, face, performance.now());
      const isDisputed = this.#barred.hasAny(probe.evidence, nowMs);
      this.#kept.recorded(probe, { subjectId, modelId, frame, isDisputed }, nowMs);
    }
    const { kind, entry } = punched;
    return { kind: 'settled', state: { kind, punch: this.#doorPunch(entry) } };
  }

  /** @throws Fault as `punch`, `arrivalNow`; then nothing was recorded. */
  async #punch(arrival: Arrival): Promise<PunchResult> {
    return punch(arrivalNow(arrival, this.#data), null, this.#data);
  }

  #ask(look: KnownLook, arrival: Arrival, face: TrackedFace | null): DoorQuestion {
    return this.#question.ask(look, this.#nameOf(look), arrival, face);
  }

  /** Bars an identity for the person with this face, who said that they are somebody else. */
  #bar(subjectId: string, { trackId, evidence }: TrackedFace, door: Door): Promise<void> {
    const nowMs = performance.now();
    this.#barred.add(subjectId, evidence, nowMs);
    this.#kept.denied(subjectId, trackId);
    door.markUnknown(trackId);
    return this.#cases.denied(subjectId, nowMs);
  }

  /** Withdraws a punch or look, as the person said at the door. */
  async #withdraw(entry: { seq: number }, reason: CorrectionEntry['reason']): Promise<void> {
    const { settings, journal } = this.#data;
    const time = zonedTime(Date.now(), settings.zone ?? systemZone());
    await journal.takeBack(entry, { ...time, kioskId: settings.kioskId, reason });
  }

  #doorPunch(entry: KnownPunch): DoorPunch {
    return doorPunch(entry, this.#nameOf(entry), this.#data);
  }

  #nameOf({ subjectId }: { readonly subjectId: string }): string {
    return this.#data.people.nameOf(subjectId) ?? '';
  }
}

function sendsData({ otherDoors, connectors }: DoorData): boolean {
  return otherDoors?.hasHub === true || (connectors?.list().length ?? 0) > 0;
}
