import { fileURLToPath } from 'node:url';
import type { Analysis, Frame } from '../../../contract/face.js';
import { Fault } from '../../../contract/fault.js';
import { PendingCalls } from '../../../contract/transport/pending-calls.js';
import { forkNode, type Fork, type InferenceProcess } from './inference-process.js';
import type { Memory, OnnxShape, Reply, Request } from '../messages.js';
import { onlyBundled, type ModelChoice } from '../model-set.js';
import type { AnalyseOptions } from '../analyse-options.js';

export interface VisionOptions {
  /** The inference process's program; the compiled process.js beside this file by default. */
  readonly entry?: string;
  /** Starts that program; as a child process of Node's by default. */
  readonly fork?: Fork | undefined;
  /** Which models it works with; the bundled ones by default. */
  readonly models?: ModelChoice;
  /** A request that takes longer gets the process killed. */
  readonly timeoutMs?: number;
  /** Told when the process ended unasked and is started again. */
  readonly onRestart?: (reason: string) => void;
}

/** The inference process as others see it. */
export interface Vision {
  /** The process's id; null while it is being started again. */
  readonly pid: number | null;
  /** Resolves once models and OpenCV are loaded. @throws Fault `model-missing`, `model-damaged`. */
  ready(): Promise<void>;
  /** Files wait for each other. @throws Fault as `readImageFile`; `vision-died`, `vision-timeout`. */
  analyseFile(file: string, options?: AnalyseOptions): Promise<Analysis>;
  /**
   * One frame is worked on at a time and the newest waits: an older one that waited is passed over.
   * @returns null for a frame passed over.
   */
  analyseFrame(frame: Frame, options?: AnalyseOptions): Promise<Analysis | null>;
  memory(): Promise<Memory>;
  /** What an ONNX file takes and gives. @throws Fault `model-unusable` where it is none. */
  inspect(file: string): Promise<OnnxShape>;
  close(): Promise<void>;
}

interface WaitingFrame {
  readonly frame: Frame;
  readonly options: AnalyseOptions;
  readonly resolve: (value: Analysis | null) => void;
  readonly reject: (reason: unknown) => void;
}

/** Starts the inference process and keeps it running. */
export function startVision(options: VisionOptions = {}): Vision {
  return new VisionClient(options);
}

class VisionClient implements Vision {
  readonly #entry: string;
  readonly #fork: Fork;
  readonly #models: ModelChoice;
  readonly #timeoutMs: number;
  readonly #onRestart: (reason: string) => void;
  readonly #pending = new PendingCalls<unknown>();
  #child!: InferenceProcess;
  #killed = false;
  #ready!: Promise<void>;
  #gone!: Promise<unknown>;
  #closed = false;
  #frameInFlight = false;
  #waitingFrame: WaitingFrame | null = null;

  constructor(options: VisionOptions) {
    this.#entry = options.entry ?? fileURLToPath(new URL('../worker/process.js', import.meta.url));
    this.#fork = options.fork ?? forkNode;
    this.#models = options.models ?? onlyBundled;
    this.#timeoutMs = options.timeoutMs ?? 60_000;
    this.#onRestart = options.onRestart ?? (() => undefined);
    this.#start();
  }

  get pid(): number | null {
    return this.#child.ended ? null : (this.#child.pid ?? null);
  }

  ready(): Promise<void> {
    return this.#ready;
  }

  analyseFile(file: string, options: AnalyseOptions = {}): Promise<Analysis> {
    return this.#ask<Analysis>({ kind: 'file', file, options }, `the file ${file}`);
  }

  async analyseFrame(frame: Frame, options: AnalyseOptions = {}): Promise<Analysis | null> {
    if (this.#frameInFlight) {
      this.#waitingFrame?.resolve(null);
      return new Promise((resolve, reject) => {
        this.#waitingFrame = { frame, options, resolve, reject };
      });
    }
    this.#frameInFlight = true;
    try {
      return await this.#ask<Analysis>({ kind: 'frame', frame, options }, 'a camera frame');
    } finally {
      this.#frameInFlight = false;
      this.#takeWaitingFrame();
    }
  }

  memory(): Promise<Memory> {
    return this.#ask<Memory>({ kind: 'memory' }, 'a look at its memory');
  }

  inspect(file: string): Promise<OnnxShape> {
    return this.#ask<OnnxShape>({ kind: 'inspect', file }, `the model ${file}`);
  }

  async close(): Promise<void> {
    this.#closed = true;
    if (this.#child.ended) return;
    this.#kill();
    await this.#gone;
  }

  /** Safe at any moment: the process holds nothing that is not ours. */
  #kill(): void {
    this.#killed = true;
    this.#child.kill();
  }

  #takeWaitingFrame(): void {
    const waiting = this.#waitingFrame;
    if (waiting === null) return;
    this.#waitingFrame = null;
    this.analyseFrame(waiting.frame, waiting.options).then(waiting.resolve, waiting.reject);
  }

  #start(): void {
    const child = this.#fork(this.#entry, [JSON.stringify(this.#models)]);
    this.#child = child;
    this.#killed = false;
    this.#gone = new Promise((resolve) => {
      child.onExit(resolve);
    });
    this.#ready = new Promise((resolve, reject) => {
      child.onMessage((reply: Reply) => {
        if (reply.kind === 'ready') resolve();
        else if (reply.kind === 'failed-to-start') reject(new Fault(reply.code, reply.message));
        else this.#settle(reply);
      });
      child.onError((error) => {
        reject(
          new Fault('vision-died', `The inference process cannot be started: ${error.message}.`),
        );
      });
      child.onExit((reason) => {
        reject(
          new Fault(
            'vision-died',
            `The inference process ended while it started (${reason}); try again.`,
          ),
        );
        this.#ended(child, reason);
      });
    });
    // Whoever waits for it hears of it; nobody waiting is no reason to end the program.
    this.#ready.catch(() => undefined);
  }

  #ended(child: InferenceProcess, reason: string): void {
    if (child !== this.#child) return;
    this.#pending.rejectAll(
      (what) =>
        new Fault(
          'vision-died',
          `The inference process ended (${reason}) while it worked on ${what}; it is started again, so try once more.`,
        ),
    );
    if (!this.#closed) this.#onRestart(reason);
  }

  /** @param what is worked on, for the fault's sentence. */
  async #ask<Value>(request: DistributedOmit<Request, 'id'>, what: string): Promise<Value> {
    if (this.#closed) throw new Fault('vision-died', 'The inference process was closed.');
    // Killed after a timeout it may still live for a moment, and would take the call with it.
    if (this.#killed) await this.#gone;
    if (this.#child.ended) this.#start();
    await this.#ready;
    const answer = await this.#pending.add(
      what,
      (id) => {
        const child = this.#child;
        child.send({ ...request, id }, () => {
          // The process ended in between: its exit follows and says so.
          child.kill();
        });
      },
      this.#timeoutMs,
      () => this.#timeOut(what),
    );
    return answer as Value;
  }

  #timeOut(what: string): Fault {
    this.#kill();
    return new Fault(
      'vision-timeout',
      `Looking at ${what} took more than ${this.#timeoutMs / 1000} s and was stopped; try a smaller picture.`,
    );
  }

  #settle(reply: Extract<Reply, { id: number }>): void {
    if (reply.kind === 'done') this.#pending.resolve(reply.id, reply.value);
    else this.#pending.reject(reply.id, new Fault(reply.code, reply.message));
  }
}

/** `Omit` for each member of a union. */
type DistributedOmit<Union, Key extends PropertyKey> = Union extends unknown
  ? Omit<Union, Key>
  : never;
