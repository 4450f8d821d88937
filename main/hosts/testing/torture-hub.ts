import { expect, onTestFinished } from 'vitest';
import { rollcall } from './command-line.js';
import { spawnHub, type HubProcess } from './hub-process.js';
import { startServing } from './serving.js';

/** A hub, with its own database, that a kiosk has joined and that is killed again and again. */
export class TortureHub {
  #isKilled = false;
  /** How often it was killed. */
  kills = 0;

  private constructor(
    private readonly folder: string,
    private readonly kiosk: string,
    private hub: HubProcess,
  ) {}

  /** Starts a hub, and lets a kiosk join it. It ends with the test. @param kiosk its data folder. */
  static async start(folder: string, kiosk: string): Promise<TortureHub> {
    const started = new TortureHub(folder, kiosk, await spawnHub(folder));
    onTestFinished(() => started.hub.stop());
    const [pairing] = (await rollcall(['hub', 'pair', '--data', folder, '--json'])).json;
    const address = `127.0.0.1:${started.hub.port}`;
    const code = String(pairing!['code']);
    const joined = await rollcall(['join', address, '--code', code, '--data', kiosk]);
    expect(joined).toMatchObject({ code: 0 });
    return started;
  }

  async kill(): Promise<void> {
    this.#isKilled = true;
    this.kills += 1;
    await this.hub.stop();
  }

  /** Starts it again if it was killed. */
  async restart(): Promise<void> {
    if (!this.#isKilled) return;
    this.#isKilled = false;
    this.hub = await spawnHub(this.folder, { port: this.hub.port });
  }

  /** The kiosk sends what is missing; then the hub has every entry, and no alarm. */
  async expectAll(): Promise<void> {
    const verify = ['log', 'verify', '--json', '--data', this.kiosk];
    const [verified] = (await rollcall(verify)).json;
    const serving = await startServing(this.kiosk);
    const status = ['hub', 'status', '--data', this.folder, '--json'];
    const kiosks = [expect.objectContaining({ entries: verified!['entries'] }) as object];
    await expect
      .poll(async () => (await rollcall(status)).json[0], { timeout: 300_000, interval: 3000 })
      .toMatchObject({ kiosks, alarms: [] });
    await serving.stop('SIGTERM');
    console.log(`the hub was killed ${this.kills} times and has all entries`);
  }
}
