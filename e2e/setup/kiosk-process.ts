import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { findPackageRoot } from '../../models/package-root.js';

const program = fileURLToPath(new URL('bin/rollcall.js', findPackageRoot()));

/** A web host in a process of its own, as users start it. */
export class KioskProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {}

  /** Starts `rollcall serve` and waits for its address. @throws Error with what it said instead. */
  static async start(data: string): Promise<KioskProcess> {
    const child = spawn(process.execPath, [program, 'serve', '--port', '0', '--data', data], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, TZ: 'UTC' },
    });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
    for await (const line of createInterface({ input: child.stdout })) {
      const url = /http:\S+/.exec(line)?.[0];
      if (url !== undefined) return new KioskProcess(child, url);
    }
    throw new Error(`the kiosk did not start: ${said}`);
  }

  get pid(): number {
    return this.child.pid!;
  }

  /** Ends the inference process, as a crash does. */
  async killInference(): Promise<void> {
    const { pid } = this;
    const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8');
    const [child] = children.trim().split(' ');
    if (child === undefined || child === '') throw new Error('there is no inference process');
    process.kill(Number(child), 'SIGKILL');
  }

  /** As when the power fails. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = once(this.child, 'exit');
    this.child.kill(signal);
    await gone;
  }
}
