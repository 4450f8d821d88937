import type { Bridge } from '../../contract/transport/bridge.js';
import type {
  Direction,
  DoorAnswer,
  DoorPunch,
  DoorQuestion,
  DoorView,
  KioskInfo,
  TurnDirection,
} from '../../contract/calls/kiosk.js';
import type { CameraDevice } from '../../contract/calls/settings.js';
import { isFault } from '../../contract/fault.js';
import { whyNotRecorded } from '../../contract/not-recorded.js';
import { connect, type Client } from '../../contract/transport/connect.js';
import { backOffMs } from '../connection/back-off.js';
import type { CameraState } from '../camera/camera-state.js';
import { ConnectionLost } from '../connection/connection-lost.js';
import {
  cardsBeside,
  greetedBefore,
  remember,
  secondsToCancel,
  type HeldGreeting,
} from './greetings.js';
import { helplessKinds, initialPanel, nextPanel, type HeldPanel, type Panel } from './panel.js';
import type { Shown } from './shown.js';
import { play, tuneFor } from './sounds.js';

/** An unused choice of in or out expires after this time: the person has left. */
const choiceExpiryMs = 20_000;
const tickMs = 200;
/** How long help is offered to a person who was not recognised, while the kiosk tries again. */
const helpOfferMs = 20_000;
/** Time the first connection may take before the screen reports that there is none. */
const connectTimeoutMs = 2_000;
/** A single lost frame is not reported: the message would flash up and disappear. */
const minFaultsToReport = 2;

/** State of the kiosk's screen, and everything its components can ask the services for. */
export class KioskSession {
  readonly client: Client;
  info = $state.raw<KioskInfo | null>(null);
  view = $state.raw<DoorView | null>(null);
  camera = $state<CameraState>('starting');
  direction = $state<Direction | null>(null);
  /** What the PIN dialog is open for; null if it is closed. Until then, no frames are sent. */
  pinFor = $state<'punch' | 'supervisor' | null>(null);
  /** Name of the person a supervisor is asked about; null for no one. */
  confirming = $state<string | null>(null);
  /** Whether the site allows the camera in use; null until the services have said so. */
  #isCameraAllowed = $state<boolean | null>(null);
  #device: CameraDevice | null = null;
  #connected = $state(false);
  #started = $state(false);
  #restarting = $state(false);
  /** Rollcall ended to install a new version. */
  #updating = $state(false);
  /** Another screen shows the kiosk. */
  #isElsewhere = $state(false);
  #faults = $state(0);
  #held = $state.raw<HeldPanel>(initialPanel);
  /** Everyone who was greeted lately. */
  #greetings = $state.raw<readonly HeldGreeting[]>([]);
  #helpUntilMs = $state(0);
  #nowMs = $state(performance.now());
  readonly #createdMs = performance.now();
  #chosenAtMs = 0;
  /** Punches that were cancelled and questions that were answered: frames on their way may still report them. */
  readonly #endedSeqs: number[] = [];
  #isClosed = false;
  readonly #cleanups: (() => void)[] = [];

  constructor(bridge: Bridge) {
    this.client = connect(bridge.send);
    this.#cleanups.push(
      bridge.onConnection((connected) => {
        // The new version has new screens.
        if (connected && this.#updating) location.reload();
        this.#connected = connected;
        if (connected) {
          void this.#start();
          if (this.#device !== null) void this.useCamera(this.#device);
        } else this.#started = false;
      }),
      bridge.onNotice((notice) => {
        if (notice.type === 'vision') this.#restarting = notice.state === 'restarting';
        if (notice.type === 'updating') this.#updating = true;
        if (notice.type === 'storage' && this.info !== null) {
          this.info = { ...this.info, canRecord: notice.state === 'writable' };
        }
      }),
    );
    const timer = setInterval(() => {
      this.#tick();
    }, tickMs);
    this.#cleanups.push(() => {
      clearInterval(timer);
    });
  }

  /** What the state panel shows: a held greeting first, then problems, then the door's state. */
  readonly shown = $derived.by((): Shown => {
    const isHeld = this.#nowMs < this.#held.untilMs && this.#held.panel.kind !== 'hint';
    if (isHeld) return this.#held.panel;
    if (!this.#connected && this.#updating) return { kind: 'updating' };
    if (!this.#connected) {
      const isStarting = this.info === null && this.#nowMs - this.#createdMs < connectTimeoutMs;
      return { kind: isStarting ? 'starting' : 'disconnected' };
    }
    if (this.#isElsewhere) return { kind: 'elsewhere' };
    if (!this.#started) return { kind: this.#faults === 0 ? 'starting' : 'trouble' };
    if (this.camera !== 'live') return { kind: 'camera', camera: this.camera };
    if (this.#isCameraAllowed === false) return { kind: 'camera', camera: 'not-allowed' };
    if (this.#restarting) return { kind: 'restarting' };
    if (this.#faults >= minFaultsToReport) return { kind: 'trouble' };
    return this.#held.panel;
  });

  /** The greetings of people before the one that is shown, whose punches can still be cancelled. */
  readonly cards = $derived.by((): readonly HeldGreeting[] => {
    const { shown } = this;
    return cardsBeside(this.#greetings, 'punch' in shown ? shown.punch : null, this.#nowMs);
  });

  /** True while a person who was not recognised may ask for help. */
  readonly offersHelp = $derived(this.#nowMs < this.#helpUntilMs);

  /** Whole seconds in which a punch can still be cancelled; 0 if it cannot. */
  secondsToCancel({ seq }: DoorPunch): number {
    return secondsToCancel(this.#greetings, seq, this.#nowMs);
  }

  /** While a dialog is open, no frames are sent. */
  get hasDialog(): boolean {
    return this.pinFor !== null || this.confirming !== null;
  }

  /** True while frames should be sent. */
  wantsFrames(): boolean {
    const isReady = this.#connected && this.#started && !this.#isElsewhere;
    return isReady && this.camera === 'live' && this.#isCameraAllowed === true && !this.hasDialog;
  }

  /** True if the picture of the camera may be shown: a frozen one is not, or people would pose for it. */
  get hasPicture(): boolean {
    return ['live', 'black'].includes(this.camera) && this.#isCameraAllowed !== false;
  }

  /** Asks whether the site allows the camera that was opened. */
  async useCamera(device: CameraDevice): Promise<void> {
    if (device.deviceId !== this.#device?.deviceId) this.#isCameraAllowed = null;
    this.#device = device;
    for (let failures = 0; this.#connected && !this.#isClosed; failures++) {
      try {
        const { isAllowed } = await this.client['kiosk.useCamera'](device);
        if (device === this.#device) this.#isCameraAllowed = isAllowed;
        return;
      } catch (error) {
        // The next connection asks again.
        if (error instanceof ConnectionLost || device !== this.#device) return;
        await new Promise((resolve) => setTimeout(resolve, backOffMs(failures)));
      }
    }
  }

  accept(view: DoorView): void {
    this.#faults = 0;
    this.#restarting = false;
    this.view = view;
    const { state } = view;
    const seq =
      'punch' in state ? state.punch.seq : 'question' in state ? state.question.seq : null;
    if (seq === null || !this.#endedSeqs.includes(seq)) this.show(state);
  }

  /** Shows a state, reported for a frame or after a PIN; plays a sound if it is new. */
  show(next: Panel): void {
    const previous = this.#held.panel;
    this.#nowMs = performance.now();
    this.#held =
      greetedBefore(this.#greetings, this.#held, next, this.#nowMs) ??
      nextPanel(this.#held, next, this.#nowMs, this.info?.takeBackSeconds ?? 0);
    const { panel } = this.#held;
    if (panel === previous) return;
    this.#greetings = remember(this.#greetings, this.#held);
    if (helplessKinds.includes(panel.kind)) this.#helpUntilMs = this.#nowMs + helpOfferMs;
    else if (panel.kind === 'recorded' || panel.kind === 'help-asked') this.#helpUntilMs = 0;
    if (panel.kind === 'recorded' || panel.kind === 'already') this.direction = null;
    const tune = tuneFor(panel, previous);
    if (tune !== null) play(tune);
  }

  onFrameError(error: unknown): void {
    this.view = null;
    if (isFault(error) && error.code === 'camera-elsewhere') {
      this.#isElsewhere = true;
      // Until the other screen is closed.
      void this.#start();
    }
    if (!(error instanceof ConnectionLost) && !this.#isElsewhere) this.#faults += 1;
  }

  choose(direction: Direction): void {
    this.direction = this.direction === direction ? null : direction;
    this.#chosenAtMs = performance.now();
  }

  /** Answers "In or out?". */
  async answer(question: DoorQuestion, answer: DoorAnswer): Promise<void> {
    try {
      const { punch } = await this.client['kiosk.answer']({ seq: question.seq, answer });
      this.#endedSeqs.push(question.seq);
      if (punch !== null) this.show({ kind: 'recorded', punch });
      else if (answer === 'not-me') this.show({ kind: 'taken-back', name: question.name });
      else this.show({ kind: 'passed', name: question.name });
    } catch (error) {
      play('refused');
      const isTooLate = isFault(error) && error.code === 'too-late';
      if (isTooLate) this.#endedSeqs.push(question.seq);
      this.show({ kind: 'answer-failed', isTooLate });
    }
  }

  /** Leaves out a direction of the challenge that the person cannot turn to. */
  async skipTurn(turn: TurnDirection): Promise<void> {
    // If it fails, the challenge stays as it is, and the PIN is beside it.
    await this.client['kiosk.skipTurn']({ turn }).catch(() => undefined);
  }

  /** "That’s not me": cancels a punch. */
  async takeBack(punch: DoorPunch): Promise<void> {
    try {
      await this.client['kiosk.takeBack']({ seq: punch.seq });
      this.#endedSeqs.push(punch.seq);
      this.#greetings = this.#greetings.filter(({ panel }) => panel.punch.seq !== punch.seq);
      this.show({ kind: 'taken-back', name: punch.name });
    } catch {
      play('refused');
      this.show({ kind: 'take-back-failed' });
    }
  }

  /** A card was held to the reader. A supervisor who is asked goes on typing. */
  async useCard(card: string): Promise<void> {
    if (this.info?.badges.cards !== true || this.confirming !== null) return;
    if (this.pinFor === 'supervisor') return;
    // What the reader typed stands in its fields.
    this.pinFor = null;
    const { direction } = this;
    if (this.info.asksDirection && direction === null) {
      this.show({ kind: 'choose-first' });
      return;
    }
    try {
      this.show(await this.client['kiosk.card']({ card, direction }));
    } catch (error) {
      const code = isFault(error) ? error.code : null;
      const isWrong = code === 'wrong-badge' || code === 'pin-locked';
      this.show(
        isWrong ? { kind: 'wrong-badge' } : { kind: 'not-recorded', why: whyNotRecorded(code) },
      );
    }
  }

  /** "Ask for help": leaves a request for an administrator. */
  async askHelp(): Promise<void> {
    try {
      await this.client['kiosk.askHelp']({});
      this.show({ kind: 'help-asked' });
    } catch {
      play('refused');
      this.show({ kind: 'answer-failed', isTooLate: false });
    }
  }

  /** Shows the kiosk on this screen instead of the other one. */
  async takeOver(): Promise<void> {
    await this.#startHere(true).catch((error: unknown) => {
      this.#onStartError(error);
    });
  }

  /** Stops timers and listeners. */
  close(): void {
    this.#isClosed = true;
    for (const cleanUp of this.#cleanups) cleanUp();
  }

  /** Runs after every reconnection: the services may have restarted in the meantime. */
  async #start(): Promise<void> {
    for (let failures = 0; this.#connected && !this.#isClosed; failures++) {
      try {
        await this.#startHere(false);
        return;
      } catch (error) {
        this.#onStartError(error);
        if (error instanceof ConnectionLost) return;
        await new Promise((resolve) => setTimeout(resolve, backOffMs(failures)));
      }
    }
  }

  #onStartError(error: unknown): void {
    if (error instanceof ConnectionLost) return;
    this.#isElsewhere = isFault(error) && error.code === 'camera-elsewhere';
    if (!this.#isElsewhere) this.#faults += 1;
  }

  async #startHere(takeOver: boolean): Promise<void> {
    this.info = await this.client['kiosk.start']({ takeOver });
    this.#faults = 0;
    this.#restarting = false;
    this.#isElsewhere = false;
    this.#started = true;
  }

  #tick(): void {
    this.#nowMs = performance.now();
    if (!this.wantsFrames()) {
      this.view = null;
      // Drop a hint from before the camera failed or the dialog opened.
      if (this.#nowMs >= this.#held.untilMs) this.#held = initialPanel;
    }
    const isExpired = this.#nowMs - this.#chosenAtMs > choiceExpiryMs;
    if (this.direction !== null && !this.hasDialog && isExpired) this.direction = null;
  }
}
