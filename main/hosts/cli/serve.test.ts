import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { attacks, statusOf, writeRaw } from '../testing/attacks.js';
import { rollcall } from '../testing/command-line.js';
import { exchange, openScreen, type ScreenClient } from '../testing/screen-client.js';
import { startServing, startServingKiosk, type Serving } from '../testing/serving.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollcall-serve-'));
});
// A process that a test has ended may still write the list of who is in.
afterAll(() => rm(folder, { recursive: true, maxRetries: 20, retryDelay: 100 }));

const newData = (): Promise<string> => mkdtemp(join(folder, 'data-'));
const state = { ok: true, value: { signedIn: null } };

describe('attacked', () => {
  let serving: Serving;
  let host: string;
  let token: string;
  let screen: ScreenClient;
  beforeAll(async () => {
    serving = await startServing(await newData());
    const url = new URL(serving.address);
    host = url.host;
    token = url.hash.slice('#token='.length);
    screen = await openScreen(serving.address);
  });
  afterAll(async () => {
    expect(await serving.stop()).toEqual([0, null]);
    expect(serving.errors()).toBe('');
  });

  /** The process runs, the screen that was open is served, and another one can connect. */
  async function expectService(): Promise<void> {
    expect(await screen.send('admin.state', {})).toMatchObject(state);
    const other = await openScreen(serving.address);
    expect(await other.send('admin.state', {})).toMatchObject(state);
    other.socket.close();
    expect([serving.child.exitCode, serving.child.signalCode]).toEqual([null, null]);
  }

  test.each(attacks)('$name', async ({ bytes, statuses, resets }) => {
    const answer = await writeRaw(host, bytes(host, token), { resets: resets ?? false });
    if (statuses !== null) expect(statuses).toContain(statusOf(answer));
    expect(answer).not.toContain('root:');
    await expectService();
  });

  test('an upgrade for // from another site’s page', async () => {
    const socket = new WebSocket(`ws://${host}//`, { origin: 'https://evil.example' });
    const [error] = (await once(socket, 'error')) as [Error];
    expect(error.message).toContain('403');
    await expectService();
  });

  test('a hundred refused upgrades that are reset', async () => {
    const bytes = `GET /rollcall HTTP/1.1\r\nHost: ${host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n`;
    await Promise.all(Array.from({ length: 100 }, () => writeRaw(host, bytes, { resets: true })));
    await expectService();
  });

  test('idle connections do not keep a screen out', async () => {
    const idle = Array.from({ length: 200 }, () => writeRaw(host, 'GET / HT', { quietMs: 3000 }));
    await expectService();
    await Promise.all(idle);
    await expectService();
  });

  test('random changes of requests (bounded fuzz)', async () => {
    const valid = attacks.map(({ bytes }) => Buffer.from(bytes(host, token)).subarray(0, 2000));
    const change = fc.record({
      base: fc.constantFrom(...valid),
      at: fc.nat({ max: 1999 }),
      bytes: fc.uint8Array({ minLength: 1, maxLength: 40 }),
      cut: fc.nat({ max: 60 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 10, maxLength: 10 }), async (changes) => {
        await Promise.all(
          changes.map(({ base, at, bytes, cut }) => {
            const from = at % base.length;
            const parts = [base.subarray(0, from), bytes, base.subarray(from + cut)];
            return writeRaw(host, Buffer.concat(parts), { quietMs: 100, resets: cut % 7 === 0 });
          }),
        );
        expect(serving.child.exitCode).toBeNull();
      }),
      { numRuns: 40, plugins: [fc.interruptAfterTimeLimit(40_000)] },
    );
    await expectService();
  });
});

describe('the last-resort handler', () => {
  /** Starts `serve` with a program that throws an error that nothing handles, on a signal. */
  async function serveAndThrow(statement: string): Promise<Serving & { readonly data: string }> {
    const data = await newData();
    const program = join(data, '..', `throw-${Math.random()}.mjs`);
    await writeFile(program, `process.on('SIGUSR2', () => { ${statement} });\n`);
    const serving = await startServing(data, { nodeArguments: ['--import', program] });
    onTestFinished(() => void serving.child.kill('SIGKILL'));
    return { ...serving, data };
  }

  test.each([
    ['an exception', "throw new TypeError('Ada Lovelace')"],
    ['a rejection', "Promise.reject(new TypeError('Ada Lovelace'))"],
    [
      'an error event',
      "new (process.getBuiltinModule('node:events'))().emit('error', new TypeError('Ada Lovelace'))",
    ],
  ])(
    '%s is logged without its message, and the data folder is closed and released',
    async (_what, statement) => {
      const { data, stop, errors } = await serveAndThrow(statement);
      expect(existsSync(join(data, 'lock.json'))).toBe(true);
      expect(await stop('SIGUSR2')).toEqual([1, null]);
      expect(errors()).toMatch(/An unexpected error occurred: TypeError\n\s+at /);
      expect(errors()).not.toContain('Ada');
      expect(existsSync(join(data, 'lock.json'))).toBe(false);
      expect(await rollcall(['log', 'verify', '--data', data])).toMatchObject({ code: 0 });
    },
  );

  test('the kiosk keeps running when nothing reads its output', async () => {
    const serving = await serveAndThrow("console.error('a line'); console.log('a line')");
    serving.child.stdout?.destroy();
    serving.child.stderr?.destroy();
    serving.child.kill('SIGUSR2');
    const screen = await openScreen(serving.address);
    for (let turn = 0; turn < 3; turn++) {
      serving.child.kill('SIGUSR2');
      expect(await screen.send('admin.state', {})).toMatchObject(state);
    }
    expect(await serving.stop()).toEqual([0, null]);
  });
});

describe('the addresses', () => {
  test('a page keeps its access when the services restart', async () => {
    const data = await newData();
    const first = await startServing(data);
    const { status, text: token } = await exchange(first.address);
    expect(status).toBe(200);
    const { port, origin } = new URL(first.address);
    await first.stop('SIGKILL');
    const second = await startServing(data, { port: Number(port) });
    onTestFinished(async () => {
      await second.stop();
    });
    const page = await openScreen(`${origin}/#token=${token}`);
    expect(await page.send('admin.state', {})).toMatchObject(state);
    // The printed address belongs to one run, and a page of another data folder to that folder.
    await expect(openScreen(first.address)).rejects.toThrow('403');
    const other = await startServing(await newData());
    onTestFinished(async () => {
      await other.stop();
    });
    await expect(openScreen(`${new URL(other.address).origin}/#token=${token}`)).rejects.toThrow(
      '403',
    );
  });

  test('the browser is started with an address that works once', async () => {
    const bin = await mkdtemp(join(folder, 'bin-'));
    const { child, address, printed } = await startServingKiosk(await newData(), bin);
    onTestFinished(() => void child.kill());
    const { hash } = new URL(address);
    expect(hash).toMatch(/^#code=[\w-]{43}$/);
    // It does not open the services by itself; the page exchanges it, once.
    const code = hash.slice('#code='.length);
    await expect(openScreen(address.replace('#code=', '#token='))).rejects.toThrow('403');
    expect(await exchange(address, { secret: code, origin: 'http://evil.example' })).toMatchObject({
      status: 403,
    });
    const { status, text } = await exchange(address, { secret: code });
    expect(status).toBe(200);
    const page = await openScreen(address.replace(/#.*/, `#token=${text}`));
    expect(await page.send('admin.state', {})).toMatchObject(state);
    expect(await exchange(address, { secret: code })).toMatchObject({ status: 403 });
    expect(printed()).toBe('');
  });
});
