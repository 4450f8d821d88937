import type { Analysis, Box, Frame } from '../../../contract/face.js';
import { Fault } from '../../../contract/fault.js';
import { PendingCalls } from '../../../contract/transport/pending-calls.js';
import { forkNode, type Fork, type InferenceProcess } from './inference-process.js';
import { inferenceProgram } from './inference-program.js';
import type { Memory, OnnxShape, Reply, Request } from '../messages.js';
import type { AnalyseOptions } from '../analyse-options.js';
import { type ModelChoice, bundledOnly } from '../model-files.js';

export interface VisionOptions {
  /** Program of the inference process; by default `inferenceProgram`. */
  readonly entry?: string;
  /** Starts that program; by default as a Node child process. */
  readonly fork?: Fork | undefined;
  /** The models to load; by default the bundled ones. */
  readonly models?: ModelChoice;
  /** Time limit of a request; beyond it the process is killed. By default 60,000. */
  readonly timeoutMs?: number;
  /** Called with the reason when the process ended unexpectedly; the next request restarts it. */
  readonly onRestart?: (reason: string) => void;
}

/** Client of the inference process. */
export interface Vision {
  /** The process id; null if the process ended and has not been restarted. */
  readonly pid: number | null;
  /** Resolves when models and OpenCV are loaded. @throws Fault `model-missing`, `model-damaged`. */
  ready(): Promise<void>;
  /**
   * Finds and embeds the faces of an image file. Files are analysed one after the other.
   * @throws Fault as `readImageFile`; `vision-died`, `vision-timeout`.
   */
  analyseFile(file: string, options?: AnalyseOptions): Promise<Analysis>;
  /**
   * Finds and embeds the faces of a camera frame. One frame is analysed at a time. Only the newest
   * waits; it replaces an older waiting frame.
   * @returns null for a replaced frame.
   * @throws Fault as `frameToRgb`; `vision-died`, `vision-timeout`.
   */
  analyseFrame(frame: Frame, options?: AnalyseOptions): Promise<Analysis | null>;
  /**
   * What the imported anti-spoofing nets say about a face.
   * @param box of the face, as from `analyseFrame`.
   * @returns the share of a live face, 0 to 1, mean of all nets; null if none was imported.
   * @throws Fault as `analyseFrame`.
   */
  liveShare(frame: Frame, box: Box): Promise<number | null>;
  memory(): Promise<Memory>;
  /** Reads the inputs and outputs of an ONNX file. @throws Fault `model-unusable`. */
  inspect(file: string): Promise<OnnxShape>;
  close(): Promise<void>;
}

interface WaitingFrame {
  readonly frame: Frame;
  readonly options: AnalyseOptions;
  readonly resolve: (value: Analysis | null) => void;
  readonly reject: (reason: unknown) => void;
}

/** Starts the inference process, and restarts it when a request finds it ended. */
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
  #exit!: Promise<unknown>;
  #closed = false;
  #frameInFlight = false;
  #waitingFrame: WaitingFrame | null = null;

  constructor(options: VisionOptions) {
    this.#entry = options.entry ?? inferenceProgram();
    this.#fork = options.fork ?? forkNode;
    this.#models = options.models ?? bundledOnly;
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
    return this.#request<Analysis>({ kind: 'file', file, options }, `the file ${file}`);
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
      return await this.#request<Analysis>({ kind: 'frame', frame, options }, 'a camera frame');
    } finally {
      this.#frameInFlight = false;
      this.#analyseWaitingFrame();
    }
  }

  liveShare(frame: Frame, box: Box): Promise<number | null> {
    return this.#request<number | null>({ kind: 'live-share', frame, box }, 'a camera frame');
  }

  memory(): Promise<Memory> {
    return this.#request<Memory>({ kind: 'memory' }, 'its memory use');
  }

  inspect(file: string): Promise<OnnxShape> {
    return this.#request<OnnxShape>({ kind: 'inspect', file }, `the model ${file}`);
  }

  async close(): Promise<void> {
    this.#closed = true;
    if (this.#child.ended) return;
    this.#kill();
    await this.#exit;
  }

  /** Safe at any time: the process holds no state that could be lost. */
  #kill(): void {
    this.#killed = true;
    this.#child.kill();
  }

  #analyseWaitingFrame(): void {
    const waiting = this.#waitingFrame;
    if (waiting === null) return;
    this.#waitingFrame = null;
    this.analyseFrame(waiting.frame, waiting.options).then(waiting.resolve, waiting.reject);
  }

  #start(): void {
    const child = this.#fork(this.#entry, [JSON.stringify(this.#models)]);
    this.#child = child;
    this.#killed = false;
    this.#exit = new Promise((resolve) => {
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
          new Fault(
            'vision-died',
            `The inference process could not be started (${error.message}). Restart Rollcall.`,
          ),
        );
      });
      child.onExit((reason) => {
        reject(
          new Fault(
            'vision-died',
            `The inference process ended while starting (${reason}). Try again.`,
          ),
        );
        this.#handleExit(child, reason);
      });
    });
    // Callers that await it get the error. Without callers it must not end the program.
    this.#ready.catch(() => undefined);
  }

  #handleExit(child: InferenceProcess, reason: string): void {
    if (child !== this.#child) return;
    this.#pending.rejectAll(
      (subject) =>
        new Fault(
          'vision-died',
          `The inference process ended (${reason}) while analysing ${subject}. It will be restarted; try again.`,
        ),
    );
    if (!this.#closed) this.#onRestart(reason);
  }

  /** @param subject what the request analyses, for the message of a fault. */
  async #request<Value>(request: DistributiveOmit<Request, 'id'>, subject: string): Promise<Value> {
    if (this.#closed)
      throw new Fault('vision-died', 'The inference process was shut down. Try again.');
    // After a timeout the killed process may live for a moment, and a request sent to it would be lost.
    if (this.#killed) await this.#exit;
    if (this.#child.ended) this.#start();
    await this.#ready;
    const value = await this.#pending.add(
      subject,
      (id) => {
        const child = this.#child;
        child.send({ ...request, id }, () => {
          // The process has ended: its exit event rejects the request.
          child.kill();
        });
      },
      this.#timeoutMs,
      () => this.#timeOut(subject),
    );
    return value as Value;
  }

  #timeOut(subject: string): Fault {
    this.#kill();
    return new Fault(
      'vision-timeout',
      `Analysing ${subject} took longer than ${this.#timeoutMs / 1000} s and was stopped. Try a smaller image.`,
    );
  }

  #settle(reply: Extract<Reply, { id: number }>): void {
    if (reply.kind === 'done') this.#pending.resolve(reply.id, reply.value);
    else this.#pending.reject(reply.id, new Fault(reply.code, reply.message));
  }
}

/** `Omit` applied to each member of a union. */
type DistributiveOmit<Union, Key extends PropertyKey> = Union extends unknown
  ? Omit<Union, Key>
  : never;
