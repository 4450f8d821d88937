import type { Bridge } from '../../contract/transport/bridge.js';
import type { Direction, DoorPunch, DoorView, KioskInfo } from '../../contract/calls/kiosk.js';
import { connect, type Client } from '../../contract/transport/connect.js';
import { backOffMs } from '../connection/back-off.js';
import type { CameraState } from '../camera/camera-state.js';
import { ConnectionLost } from '../connection/connection-lost.js';
import { nextPanel, nothingYet, type Held, type Panel } from './panel.js';
import { play } from './sounds.js';

/** What stands above whatever the door says. */
export type Trouble = 'starting' | 'disconnected' | 'restarting' | 'trouble';
export type Shown =
  | Panel
  | { readonly kind: Trouble }
  | { readonly kind: 'camera'; readonly camera: Exclude<CameraState, 'live'> };

/** A choice of in or out that nobody used is somebody else's after this time. */
const choiceMs = 20_000;
const tickMs = 200;
/** So long the first connection may take before the screen says that there is none. */
const connectMs = 2_000;
/** One lost frame is no news; a sentence about it would come and go within a blink. */
const faultsBeforeTrouble = 2;

/** The kiosk's screen as it stands: everything the components show, and all they can ask for. */
export class KioskSession {
  readonly client: Client;
  info = $state.raw<KioskInfo | null>(null);
  view = $state.raw<DoorView | null>(null);
  camera = $state<CameraState>('starting');
  direction = $state<Direction | null>(null);
  /** While the PIN's dialog is open nobody's face is compared. */
  isPinOpen = $state(false);
  #connected = $state(false);
  #started = $state(false);
  #restarting = $state(false);
  #faults = $state(0);
  #held = $state.raw<Held>(nothingYet);
  #nowMs = $state(performance.now());
  readonly #bornMs = performance.now();
  #choseAtMs = 0;
  /** The entry taken back last: the door may still be telling it. */
  #takenBackSeq: number | null = null;
  #over = false;
  readonly #stop: (() => void)[] = [];

  constructor(bridge: Bridge) {
    this.client = connect(bridge.send);
    this.#stop.push(
      bridge.onConnection((connected) => {
        this.#connected = connected;
        if (connected) void this.#start();
        else this.#started = false;
      }),
      bridge.onNotice((notice) => {
        if (notice.type === 'vision') this.#restarting = notice.state === 'restarting';
      }),
    );
    const ticking = setInterval(() => {
      this.#tick();
    }, tickMs);
    this.#stop.push(() => {
      clearInterval(ticking);
    });
  }

  /** What the state panel shows: trouble first, then what still stands, then the camera. */
  readonly shown = $derived.by((): Shown => {
    const greets = this.#nowMs < this.#held.untilMs && this.#held.panel.kind !== 'hint';
    if (greets) return this.#held.panel;
    if (!this.#connected) {
      const early = this.info === null && this.#nowMs - this.#bornMs < connectMs;
      return { kind: early ? 'starting' : 'disconnected' };
    }
    if (!this.#started) return { kind: this.#faults === 0 ? 'starting' : 'trouble' };
    if (this.camera !== 'live') return { kind: 'camera', camera: this.camera };
    if (this.#restarting) return { kind: 'restarting' };
    if (this.#faults >= faultsBeforeTrouble) return { kind: 'trouble' };
    return this.#held.panel;
  });

  /** The punch that may still be taken back. */
  readonly takeBackable = $derived.by((): DoorPunch | null => {
    const { panel, takeBackUntilMs } = this.#held;
    return panel.kind === 'recorded' && this.#nowMs < takeBackUntilMs ? panel.punch : null;
  });

  /** True while frames are wanted. */
  wantsFrames(): boolean {
    return this.#connected && this.#started && this.camera === 'live' && !this.isPinOpen;
  }

  accept(view: DoorView): void {
    this.#faults = 0;
    this.#restarting = false;
    this.view = view;
    const { state } = view;
    const told = 'punch' in state ? state.punch.seq : null;
    if (told === null || told !== this.#takenBackSeq) this.show(state);
  }

  /** Shows what was decided, at the door or by PIN; with its sound where it is news. */
  show(next: Panel): void {
    const before = this.#held.panel;
    this.#nowMs = performance.now();
    this.#held = nextPanel(this.#held, next, this.#nowMs, this.info?.takeBackSeconds ?? 0);
    const { panel } = this.#held;
    if (panel === before) return;
    if (panel.kind === 'recorded' || panel.kind === 'already') {
      play(panel.kind);
      this.direction = null;
    }
    if (panel.kind === 'not-recorded' && before.kind !== 'not-recorded') play('refused');
  }

  refused(error: unknown): void {
    this.view = null;
    if (!(error instanceof ConnectionLost)) this.#faults += 1;
  }

  choose(direction: Direction): void {
    this.direction = this.direction === direction ? null : direction;
    this.#choseAtMs = performance.now();
  }

  /** "That is not me." */
  async takeBack(punch: DoorPunch): Promise<void> {
    try {
      await this.client['kiosk.takeBack']({ seq: punch.seq });
      this.#takenBackSeq = punch.seq;
      this.show({ kind: 'taken-back', name: punch.name });
    } catch {
      play('refused');
      this.show({ kind: 'take-back-failed' });
    }
  }

  /** Ends everything that runs by itself. */
  close(): void {
    this.#over = true;
    for (const stop of this.#stop) stop();
  }

  /** After every connection anew: the services may have been started again meanwhile. */
  async #start(): Promise<void> {
    for (let failures = 0; this.#connected && !this.#over; failures++) {
      try {
        this.info = await this.client['kiosk.start']({});
        this.#faults = 0;
        this.#restarting = false;
        this.#started = true;
        return;
      } catch (error) {
        if (error instanceof ConnectionLost) return;
        this.#faults += 1;
        await new Promise((resolve) => setTimeout(resolve, backOffMs(failures)));
      }
    }
  }

  #tick(): void {
    this.#nowMs = performance.now();
    if (!this.wantsFrames()) {
      this.view = null;
      // A hint from before the camera went, or the dialog opened, says nothing any more.
      if (this.#nowMs >= this.#held.untilMs) this.#held = nothingYet;
    }
    if (this.direction !== null && !this.isPinOpen && this.#nowMs - this.#choseAtMs > choiceMs) {
      this.direction = null;
    }
  }
}
