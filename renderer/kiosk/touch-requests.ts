import type {
  DoorAnswer,
  DoorPunch,
  DoorQuestion,
  TurnDirection,
} from '../../contract/calls/kiosk.js';
import { isFault } from '../../contract/fault.js';
import type { Client } from '../../contract/transport/connect.js';
import type { Panel } from './panel.js';
import { play } from './sounds.js';

/** The screen on which people touch the buttons. */
interface TouchScreen {
  readonly client: Client;
  show(next: Panel): void;
  /** Forgets the greeting of a punch that was cancelled. */
  forgetGreeting(seq: number): void;
}

/** What people at the door ask for with a button. */
export class TouchRequests {
  /** Punches that were cancelled and questions that were answered: frames on their way may still report them. */
  readonly #endedSeqs: number[] = [];

  constructor(private readonly screen: TouchScreen) {}

  /** True for a punch that was cancelled, and for a question that was answered. */
  hasEnded(seq: number): boolean {
    return this.#endedSeqs.includes(seq);
  }

  /** Answers "In or out?". */
  async answer(question: DoorQuestion, answer: DoorAnswer): Promise<void> {
    const { screen } = this;
    try {
      const { punch } = await screen.client['kiosk.answer']({ seq: question.seq, answer });
      this.#endedSeqs.push(question.seq);
      if (punch !== null) screen.show({ kind: 'recorded', punch });
      else if (answer === 'not-me') screen.show({ kind: 'taken-back', name: question.name });
      else screen.show({ kind: 'passed', name: question.name });
    } catch (error) {
      play('refused');
      const isTooLate = isFault(error) && error.code === 'too-late';
      if (isTooLate) this.#endedSeqs.push(question.seq);
      screen.show({ kind: 'answer-failed', isTooLate });
    }
  }

  /** Leaves out a direction of the challenge that the person cannot turn to. */
  async skipTurn(turn: TurnDirection): Promise<void> {
    // If it fails, the challenge stays as it is, and the PIN is beside it.
    await this.screen.client['kiosk.skipTurn']({ turn }).catch(() => undefined);
  }

  /** "That’s not me": cancels a punch. */
  async takeBack(punch: DoorPunch): Promise<void> {
    const { screen } = this;
    try {
      await screen.client['kiosk.takeBack']({ seq: punch.seq });
      this.#endedSeqs.push(punch.seq);
      screen.forgetGreeting(punch.seq);
      screen.show({ kind: 'taken-back', name: punch.name });
    } catch {
      play('refused');
      screen.show({ kind: 'take-back-failed' });
    }
  }

  /** "Ask for help": leaves a request for an administrator. */
  async askHelp(): Promise<void> {
    const { screen } = this;
    try {
      await screen.client['kiosk.askHelp']({});
      screen.show({ kind: 'help-asked' });
    } catch {
      play('refused');
      screen.show({ kind: 'answer-failed', isTooLate: false });
    }
  }
}
