import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { findPackageRoot } from '../../models/package-root.js';
import type { FromKiosk, KioskState, Question, Report, ToKiosk } from './messages.js';
import { Patience } from './patience.js';

const program = fileURLToPath(new URL('dist/bench/chaos/kiosk-program.js', findPackageRoot()));

/** Longest wait for an answer of a kiosk, in ms, as for `Patience`: opening takes seconds. */
const answerMs = 60_000;
const checkMs = 1000;

/** Everything that the kiosks have confirmed. */
export interface Ledger {
  /** By id: where people were added, where an erasure was requested, and where they were erased. */
  readonly added: Map<string, string>;
  /** If a kiosk was killed before it answered, it may or may not have erased the person. */
  readonly erasing: Map<string, string>;
  readonly erased: Map<string, string>;
  /** Things that must not happen. */
  readonly bugs: string[];
}

/** Notices that a crash or a full disk must not cause. */
const badNotice = /damaged|broken|set aside|unexpected|was changed|older copy|forged/i;

type Punched = Extract<Report, { kind: 'punched' }>;

/** One kiosk, in a separate process that can be killed. */
export class ChaosKiosk {
  /** Punches that were confirmed, by number. */
  readonly punches = new Map<number, Punched>();
  #child: ChildProcess | null = null;
  #ended: Promise<unknown> = Promise.resolve();
  #isEnding = false;
  #starts = 0;
  #asked = 0;
  readonly #waiting = new Map<number, (answer: FromKiosk) => void>();

  constructor(
    readonly name: string,
    readonly folder: string,
    private readonly ledger: Ledger,
    private readonly seed: number,
  ) {}

  get isRunning(): boolean {
    return this.#child !== null;
  }

  /** Starts it, and waits until its data folder is open. */
  async start(): Promise<void> {
    this.#isEnding = false;
    this.#starts += 1;
    const seed = String(this.seed * 1000 + this.#starts);
    const child = fork(program, [this.folder, seed], {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    let errors = '';
    child.stderr!.setEncoding('utf8').on('data', (text: string) => (errors += text));
    child.on('message', (message: FromKiosk) => {
      this.#take(message);
    });
    this.#child = child;
    this.#ended = once(child, 'exit').then(([code]) => {
      this.#child = null;
      if (!this.#isEnding) this.#bug(`ended unexpectedly with ${String(code)}: ${errors}`);
      for (const [number, done] of this.#waiting) {
        done({ kind: 'refused', number, text: 'the kiosk ended' });
      }
    });
    const opened = await this.#answerTo(0, child);
    if (opened.kind === 'refused') {
      throw new Error(`${this.name} did not start: ${opened.text}\n${errors}`);
    }
  }

  /** Ends it; by default like a crash. */
  async stop(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    this.#isEnding = true;
    this.#child?.kill(signal);
    await this.#ended;
  }

  /** @throws Error if it cannot answer. */
  async ask(question: Question): Promise<KioskState | null> {
    const child = this.#child;
    // `#bug` has noted the reason.
    if (child === null) throw new Error(`${this.name} is not running: ${this.#ownBugs()}`);
    const number = (this.#asked += 1);
    const answer = this.#answerTo(number, child);
    child.send({ number, question } satisfies ToKiosk, () => undefined);
    const given = await answer;
    if (given.kind === 'answer') return given.value;
    const why = given.kind === 'refused' ? given.text : given.kind;
    throw new Error(`${this.name}, asked for ${question.ask}: ${why}. ${this.#ownBugs()}`);
  }

  #answerTo(number: number, child: ChildProcess): Promise<FromKiosk> {
    return new Promise((resolve) => {
      const done = (answer: FromKiosk): void => {
        this.#waiting.delete(number);
        resolve(answer);
      };
      this.#waiting.set(number, done);
      const isOver = (): boolean => this.#waiting.get(number) !== done;
      void patienceWith(child.pid!, isOver).then((had) => {
        if (had !== null) done({ kind: 'refused', number, text: `no answer ${had}` });
      });
    });
  }

  #ownBugs(): string {
    return this.ledger.bugs.filter((bug) => bug.startsWith(`${this.name}:`)).join('\n');
  }

  #take(message: FromKiosk): void {
    switch (message.kind) {
      case 'answer':
      case 'refused':
        this.#waiting.get(message.number)?.(message);
        return;
      case 'punched':
        this.punches.set(message.seq, message);
        return;
      case 'added':
      case 'erasing':
      case 'erased':
        this.ledger[message.kind].set(message.subjectId, this.name);
        return;
      case 'bug':
        this.#bug(message.text);
        return;
      case 'notice':
        if (badNotice.test(message.text)) this.#bug(message.text);
    }
  }

  #bug(text: string): void {
    this.ledger.bugs.push(`${this.name}: ${text}`);
  }
}

/** Waits for an answer. @returns as `Patience.end`, or null if it was over before. */
async function patienceWith(pid: number, isOver: () => boolean): Promise<string | null> {
  const patience = await Patience.with(pid, answerMs);
  let had: string | null = null;
  while (had === null && !isOver()) {
    await pause(checkMs, undefined, { ref: false });
    had = await patience.end();
  }
  return isOver() ? null : had;
}
