import type { DoorPunch } from '../../contract/calls/kiosk.js';
import {
  cardsBeside,
  greetedBefore,
  remember,
  secondsToCancel,
  type HeldGreeting,
} from './greetings.js';
import { helplessKinds, initialPanel, nextPanel, type HeldPanel, type Panel } from './panel.js';
import { play, tuneFor } from './sounds.js';

/** How long help is offered to a person who was not recognised, while the kiosk tries again. */
const helpOfferMs = 20_000;

/** The panel that is held on the screen, and the greetings of the people before. */
export class HeldState {
  #held = $state.raw<HeldPanel>(initialPanel);
  /** Everyone who was greeted lately. */
  #greetings = $state.raw<readonly HeldGreeting[]>([]);
  #helpUntilMs = $state(0);
  #nowMs = $state(performance.now());

  get panel(): Panel {
    return this.#held.panel;
  }

  /** True while problems do not replace the panel. */
  get isHeld(): boolean {
    return this.#nowMs < this.#held.untilMs && this.panel.kind !== 'hint';
  }

  /** The time of the last `tick` or `show`, on a monotonic clock. */
  get nowMs(): number {
    return this.#nowMs;
  }

  /** True while a person who was not recognised may ask for help. */
  get offersHelp(): boolean {
    return this.#nowMs < this.#helpUntilMs;
  }

  /** As `cardsBeside`. */
  cardsBeside(shown: DoorPunch | null): readonly HeldGreeting[] {
    return cardsBeside(this.#greetings, shown, this.#nowMs);
  }

  /** Whole seconds in which a punch can still be cancelled; 0 if it cannot. */
  secondsToCancel({ seq }: DoorPunch): number {
    return secondsToCancel(this.#greetings, seq, this.#nowMs);
  }

  /** Takes in a state; plays a sound if it is new. @returns the panel if it is new, else null. */
  show(next: Panel, takeBackSeconds: number): Panel | null {
    const previous = this.#held.panel;
    this.tick();
    this.#held =
      greetedBefore(this.#greetings, this.#held, next, this.#nowMs) ??
      nextPanel(this.#held, next, this.#nowMs, takeBackSeconds);
    const { panel } = this.#held;
    if (panel === previous) return null;
    this.#greetings = remember(this.#greetings, this.#held);
    if (helplessKinds.includes(panel.kind)) this.#helpUntilMs = this.#nowMs + helpOfferMs;
    else if (panel.kind === 'recorded' || panel.kind === 'help-asked') this.#helpUntilMs = 0;
    const tune = tuneFor(panel, previous);
    if (tune !== null) play(tune);
    return panel;
  }

  /** Forgets the greeting of a punch that was cancelled. */
  forget(seq: number): void {
    this.#greetings = this.#greetings.filter(({ panel }) => panel.punch.seq !== seq);
  }

  tick(): void {
    this.#nowMs = performance.now();
  }

  /** Drops a hint from before the camera failed or a dialog opened. */
  dropHint(): void {
    if (this.#nowMs >= this.#held.untilMs) this.#held = initialPanel;
  }
}
