import type { Bridge } from '../../contract/transport/bridge.js';
import type { Direction, DoorPunch, DoorView, KioskInfo } from '../../contract/calls/kiosk.js';
import type { CameraDevice } from '../../contract/calls/settings.js';
import { isFault } from '../../contract/fault.js';
import { whyNotRecorded } from '../../contract/not-recorded.js';
import { connect, type Client } from '../../contract/transport/connect.js';
import { backOffMs } from '../connection/back-off.js';
import type { CameraState } from '../camera/camera-state.js';
import { ConnectionLost } from '../connection/connection-lost.js';
import type { HeldGreeting } from './greetings.js';
import { HeldState } from './held-state.svelte.js';
import type { Panel } from './panel.js';
import type { Shown } from './shown.js';
import { TouchRequests } from './touch-requests.js';

/** An unused choice of in or out expires after this time: the person has left. */
const choiceExpiryMs = 20_000;
const tickMs = 200;
/** Time the first connection may take before the screen reports that there is none. */
const connectTimeoutMs = 2_000;
/** A single lost frame is not reported: the message would flash up and disappear. */
const minFaultsToReport = 2;

/** State of the kiosk's screen, and everything its components can ask the services for. */
export class KioskSession {
  readonly client: Client;
  readonly touches: TouchRequests;
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
  readonly #held = new HeldState();
  readonly #createdMs = performance.now();
  #chosenAtMs = 0;
  #isClosed = false;
  readonly #cleanups: (() => void)[] = [];

  constructor(bridge: Bridge) {
    this.client = connect(bridge.send);
    this.touches = new TouchRequests({
      client: this.client,
      show: (next) => {
        this.show(next);
      },
      forgetGreeting: (seq) => {
        this.#held.forget(seq);
      },
    });
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
    if (this.#held.isHeld) return this.#held.panel;
    if (!this.#connected && this.#updating) return { kind: 'updating' };
    if (!this.#connected) {
      const isStarting =
        this.info === null && this.#held.nowMs - this.#createdMs < connectTimeoutMs;
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
    return this.#held.cardsBeside('punch' in shown ? shown.punch : null);
  });

  /** True while a person who was not recognised may ask for help. */
  readonly offersHelp = $derived(this.#held.offersHelp);

  /** Whole seconds in which a punch can still be cancelled; 0 if it cannot. */
  secondsToCancel(punch: DoorPunch): number {
    return this.#held.secondsToCancel(punch);
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
    if (seq === null || !this.touches.hasEnded(seq)) this.show(state);
  }

  /** Shows a state, reported for a frame or after a PIN; plays a sound if it is new. */
  show(next: Panel): void {
    const panel = this.#held.show(next, this.info?.takeBackSeconds ?? 0);
    if (panel?.kind === 'recorded' || panel?.kind === 'already') this.direction = null;
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
    this.#held.tick();
    if (!this.wantsFrames()) {
      this.view = null;
      this.#held.dropHint();
    }
    const isExpired = this.#held.nowMs - this.#chosenAtMs > choiceExpiryMs;
    if (this.direction !== null && !this.hasDialog && isExpired) this.direction = null;
  }
}
