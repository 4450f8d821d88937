import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { RgbImage } from '../main/vision/steps/image.js';
import type { Order, Outcome } from './contestants/serve.js';

export type Ran = Extract<Outcome, { kind: 'ran' }>;

/** One who runs for the benchmark, in a process of its own so that nobody disturbs anybody. */
export class Contestant {
  readonly #child: ChildProcess;
  readonly #name: string;

  private constructor(name: string) {
    this.#name = name;
    this.#child = fork(fileURLToPath(new URL(`contestants/${name}.js`, import.meta.url)), {
      serialization: 'advanced',
      // Greetings and warnings of the packages are no part of the benchmark's answer.
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
  }

  /** Starts a contestant, loads its models and hands it the pictures. @throws Error if it ends. */
  static async start(name: string, pictures: readonly RgbImage[]): Promise<Contestant> {
    const contestant = new Contestant(name);
    await contestant.#ask({ kind: 'pictures', pictures });
    return contestant;
  }

  /** One picture from pixels to embeddings. @throws Error where the process ends over it. */
  async run(picture: number, variant = 'default'): Promise<Ran> {
    return (await this.#ask({ kind: 'run', picture, variant })) as Ran;
  }

  close(): void {
    if (this.#child.connected) this.#child.disconnect();
  }

  #ask(order: Order): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      const settle = (): void => {
        this.#child.off('message', answered);
        this.#child.off('exit', ended);
        this.#child.off('error', reject);
      };
      const answered = (outcome: Outcome): void => {
        settle();
        resolve(outcome);
      };
      const ended = (code: number | null): void => {
        settle();
        reject(new Error(`the contestant ${this.#name} ended with code ${code ?? 'unknown'}`));
      };
      this.#child.once('message', answered);
      this.#child.once('exit', ended);
      this.#child.once('error', reject);
      this.#child.send(order);
    });
  }
}
