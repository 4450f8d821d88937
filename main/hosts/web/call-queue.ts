import type { Question } from '../../../contract/transport/messages.js';
import type { Reply } from '../../../contract/transport/reply.js';
import type { Limits } from './limits.js';

/** The limits of one screen. */
type CallLimits = Pick<Limits, 'maxRunningCalls' | 'maxWaitingCalls' | 'maxWaitingBytes'>;

const busy: Reply = {
  ok: false,
  code: 'busy',
  message: 'This screen asked for too much at once. Wait a moment, and try again.',
};
/** The kiosk's reply for a frame that a newer one replaced. */
const replaced: Reply = { ok: true, value: null };

interface Waiting {
  readonly question: Question;
  readonly sizeBytes: number;
  readonly resolve: (reply: Reply) => void;
}

/**
 * The calls of one screen. A few run, some wait, and more are refused with the fault `busy`. A screen's calls reach the
 * services a few at a time, so that other screens get their turn. Of several waiting camera frames only the newest is
 * kept.
 */
export class CallQueue {
  readonly #run: (question: Question) => Promise<Reply>;
  readonly #limits: CallLimits;
  #waiting: Waiting[] = [];
  #running = 0;

  /** @param run must not reject. */
  constructor(run: (question: Question) => Promise<Reply>, limits: CallLimits) {
    this.#run = run;
    this.#limits = limits;
  }

  /**
   * Runs a call when it is its turn.
   * @param sizeBytes of the message.
   */
  add(question: Question, sizeBytes: number): Promise<Reply> {
    return new Promise((resolve) => {
      if (isFrame(question)) this.#replaceWaitingFrame();
      const { maxRunningCalls, maxWaitingCalls, maxWaitingBytes } = this.#limits;
      const isFull =
        this.#waiting.length >= maxWaitingCalls ||
        this.#waitingBytes() + sizeBytes > maxWaitingBytes;
      if (this.#running >= maxRunningCalls && isFull) {
        resolve(busy);
        return;
      }
      this.#waiting.push({ question, sizeBytes, resolve });
      this.#next();
    });
  }

  /** Drops the waiting calls, because their screen is gone. */
  close(): void {
    this.#waiting = [];
  }

  #next(): void {
    if (this.#running >= this.#limits.maxRunningCalls) return;
    const next = this.#waiting.shift();
    if (next === undefined) return;
    this.#running += 1;
    void this.#run(next.question).then((reply) => {
      this.#running -= 1;
      next.resolve(reply);
      this.#next();
    });
  }

  #replaceWaitingFrame(): void {
    const at = this.#waiting.findIndex(({ question }) => isFrame(question));
    if (at >= 0) this.#waiting.splice(at, 1)[0]?.resolve(replaced);
  }

  #waitingBytes(): number {
    return this.#waiting.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  }
}

function isFrame({ call }: Question): boolean {
  return call === 'kiosk.frame';
}
