import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { RgbImage } from '../main/vision/steps/image.js';
import type { ContestantReply, ContestantRequest } from './contestants/serve.js';

/** The result of running a contestant on a picture. */
export type RunResult = Extract<ContestantReply, { kind: 'ran' }>;

/** An implementation to measure, in its own process so that contestants do not affect each other. */
export class Contestant {
  readonly #child: ChildProcess;
  readonly #name: string;

  private constructor(name: string) {
    this.#name = name;
    this.#child = fork(fileURLToPath(new URL(`contestants/${name}.js`, import.meta.url)), {
      serialization: 'advanced',
      // The packages print greetings and warnings, which must not mix with the benchmark's output.
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
  }

  /** Starts a contestant, loads its models and sends it the pictures. @throws Error if it ends. */
  static async start(name: string, pictures: readonly RgbImage[]): Promise<Contestant> {
    const contestant = new Contestant(name);
    await contestant.#send({ kind: 'pictures', pictures });
    return contestant;
  }

  /** Processes a picture from pixels to embeddings. @throws Error if the process ends. */
  async run(picture: number, variant = 'default'): Promise<RunResult> {
    return (await this.#send({ kind: 'run', picture, variant })) as RunResult;
  }

  close(): void {
    if (this.#child.connected) this.#child.disconnect();
  }

  #send(request: ContestantRequest): Promise<ContestantReply> {
    return new Promise((resolve, reject) => {
      const removeListeners = (): void => {
        this.#child.off('message', onMessage);
        this.#child.off('exit', onExit);
        this.#child.off('error', reject);
      };
      const onMessage = (reply: ContestantReply): void => {
        removeListeners();
        resolve(reply);
      };
      const onExit = (code: number | null): void => {
        removeListeners();
        reject(new Error(`the contestant ${this.#name} ended with code ${code ?? 'unknown'}`));
      };
      this.#child.once('message', onMessage);
      this.#child.once('exit', onExit);
      this.#child.once('error', reject);
      this.#child.send(request);
    });
  }
}
