import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { IpcMainInvokeEvent } from 'electron';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Reply } from '../../../contract/transport/reply.js';
import { describeBug, readArguments, runKiosk } from './kiosk.js';
import { answers, asked, lastAsked, stub, StubWindow } from './testing/electron-stub.js';

vi.mock('electron', async () => (await import('./testing/electron-stub.js')).stub);

let folder: string;
const lines: string[] = [];
const log = (sentence: string): void => {
  lines.push(sentence);
};
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kiosk-'));
  stub.app.removeAllListeners();
  StubWindow.all.length = asked.length = lines.length = 0;
  Object.assign(answers, { lock: true, packaged: true });
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function run(launchAtLogin: boolean | null = null): Promise<StubWindow> {
  await runKiosk({ data: folder, launchAtLogin }, log);
  expect(StubWindow.all).toHaveLength(1);
  return StubWindow.all[0]!;
}

/** Ends the program as Electron does, and waits until it lets it go. */
async function quit(): Promise<void> {
  let prevented = false;
  stub.app.emit('will-quit', { preventDefault: () => (prevented = true) });
  expect(prevented).toBe(true);
  await vi.waitFor(() => lastAsked('exit'));
}

test('the kiosk shows our page, locked, with its screen kept awake', async () => {
  const window = await run();
  expect(window.loaded).toEqual(['rollcall://kiosk/']);
  expect(window.options).toMatchObject({ kiosk: true, webPreferences: { devTools: false } });
  expect(window.options?.webPreferences?.preload).toMatch(/dist.preload.index\.cjs$/);
  expect(window.webContents.openHandler).not.toBeNull();
  expect(lastAsked('powerSaveBlocker.start')).toEqual(['prevent-display-sleep']);
  expect(lastAsked('setApplicationMenu')).toEqual([null]);
  const order = asked.map(({ name }) => name);
  expect(order.indexOf('registerSchemesAsPrivileged')).toBeLessThan(
    order.indexOf('protocol.handle'),
  );
  expect(order).toContain('setPermissionRequestHandler');
  expect(order).toContain('setPermissionCheckHandler');
});

test('a page’s call reaches the services, whose key goes to the keychain, until the end', async () => {
  await run();
  const [, handler] = lastAsked('handle') as [
    string,
    (event: IpcMainInvokeEvent, call: string, input: unknown) => Promise<Reply>,
  ];
  const event = {
    senderFrame: { origin: 'rollcall://kiosk', parent: null },
  } as unknown as IpcMainInvokeEvent;
  const nobodys = { number: '1', pin: '1234', direction: null };
  expect(await handler(event, 'kiosk.pin', nobodys)).toMatchObject({ code: 'wrong-pin' });
  // The screen at the entrance may not ask who is enrolled.
  expect(await handler(event, 'people.list', {})).toMatchObject({ code: 'signed-out' });
  const files = await readdir(folder);
  expect(files).toContain('key.keychain');
  expect(files).not.toContain('key');
  await quit();
  expect((await readdir(folder)).filter((name) => name.includes('lock'))).toEqual([]);
});

test('a second kiosk ends at once and shows nothing', async () => {
  answers.lock = false;
  await runKiosk({ data: folder, launchAtLogin: true }, log);
  expect(asked.map(({ name }) => name)).toEqual(['quit']);
  expect(StubWindow.all).toEqual([]);
  expect(lines).toHaveLength(1);
});

test('the first kiosk comes to the front when a second one is started', async () => {
  const window = await run();
  stub.app.emit('second-instance');
  expect(window.focused).toBe(1);
});

test('the program ends with its window', async () => {
  await run();
  stub.app.emit('window-all-closed');
  expect(lastAsked('quit')).toEqual([]);
});

test('start at login is set where it was asked for, and only there', async () => {
  await run();
  expect(asked.map(({ name }) => name)).not.toContain('setLoginItemSettings');
  const { platform } = process;
  try {
    Object.defineProperty(process, 'platform', { value: 'win32' });
    await runKiosk({ data: folder, launchAtLogin: true }, log);
  } finally {
    Object.defineProperty(process, 'platform', { value: platform });
  }
  expect(lastAsked('setLoginItemSettings')).toEqual([
    { openAtLogin: true, args: ['--data', folder] },
  ]);
});

test('on Linux start at login says where to set it', async () => {
  const { platform } = process;
  try {
    Object.defineProperty(process, 'platform', { value: 'linux' });
    await run(true);
  } finally {
    Object.defineProperty(process, 'platform', { value: platform });
  }
  expect(lines).toEqual([expect.stringContaining('autostart') as string]);
});

test.each([
  [['--data', '/data'], '/data', null],
  [['--launch-at-login', '--data=/data'], '/data', true],
  [['--data', '/data', '--no-launch-at-login', '--disable-gpu'], '/data', false],
])('the arguments %j are understood', (argv, data, launchAtLogin) => {
  expect(readArguments(argv)).toEqual({ data: resolve(data), launchAtLogin });
});

test('without a folder named, data is where the system keeps it', () => {
  expect(readArguments([]).data).toMatch(/rollcall/i);
});

test('the log says where a bug is, and not what it quotes', () => {
  const text = describeBug(new TypeError('Ada Lovelace\n    is not a function'));
  expect(text).toMatch(/^TypeError\n\s+at .*kiosk\.test/);
  expect(text).not.toContain('Ada');
  expect(describeBug('Ada')).toBe('string');
});
