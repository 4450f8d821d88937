import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { IpcMainInvokeEvent } from 'electron';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { eventually } from '../../base/testing/eventually.js';
import type { Reply } from '../../../contract/transport/reply.js';
import { Crashes } from '../crashes.js';
import { readArguments, runKiosk } from './kiosk.js';
import { refusedSwitches } from './lock-down.js';
import { answers, calls, lastArguments, stub, StubWindow } from './testing/electron-stub.js';

vi.mock('electron', async () => (await import('./testing/electron-stub.js')).stub);

let folder: string;
const lines: string[] = [];
const log = (sentence: string): void => {
  lines.push(sentence);
};
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kiosk-'));
  stub.app.removeAllListeners();
  StubWindow.all.length = calls.length = lines.length = 0;
  Object.assign(answers, { lock: true, packaged: true, switches: [] });
});
afterEach(async () => {
  // Both kinds of errors have the same listener.
  for (const listener of errorListeners()) {
    process.off('uncaughtException', listener);
    process.off('unhandledRejection', listener);
  }
  await rm(folder, { recursive: true });
});

const others = process.listeners('uncaughtException');

/** What the kiosk does after an error that no code handled. */
function errorListeners(): NodeJS.UncaughtExceptionListener[] {
  return process.listeners('uncaughtException').filter((one) => !others.includes(one));
}

async function run(launchAtLogin: boolean | null = null): Promise<StubWindow> {
  await runKiosk({ data: folder, launchAtLogin }, log);
  expect(StubWindow.all).toHaveLength(1);
  return StubWindow.all[0]!;
}

/** A call of the page. */
function call(name: string, input: unknown): Promise<Reply> {
  const [, handler] = lastArguments('handle') as [
    string,
    (event: IpcMainInvokeEvent, call: string, input: unknown) => Promise<Reply>,
  ];
  const senderFrame = { origin: 'rollcall://kiosk', parent: null };
  return handler({ senderFrame } as unknown as IpcMainInvokeEvent, name, input);
}

/** Quits as Electron does, and waits for the program to end. */
async function quit(): Promise<void> {
  let prevented = false;
  stub.app.emit('will-quit', { preventDefault: () => (prevented = true) });
  expect(prevented).toBe(true);
  await eventually(() => lastArguments('exit'));
}

test('the kiosk shows our page in a locked window and keeps the screen awake', async () => {
  const window = await run();
  expect(window.loaded).toEqual(['rollcall://kiosk/']);
  expect(window.options).toMatchObject({ kiosk: true, webPreferences: { devTools: false } });
  expect(window.options?.webPreferences?.preload).toMatch(/dist.preload.index\.cjs$/);
  expect(window.webContents.openHandler).not.toBeNull();
  expect(lastArguments('powerSaveBlocker.start')).toEqual(['prevent-display-sleep']);
  expect(lastArguments('setApplicationMenu')).toEqual([null]);
  const order = calls.map(({ name }) => name);
  expect(order.indexOf('registerSchemesAsPrivileged')).toBeLessThan(
    order.indexOf('protocol.handle'),
  );
  expect(order).toContain('setPermissionRequestHandler');
  expect(order).toContain('setPermissionCheckHandler');
});

test.each(refusedSwitches)('the installed kiosk does not start with --%s', async (name) => {
  answers.switches = [name];
  await runKiosk({ data: folder, launchAtLogin: null }, log);
  expect([StubWindow.all, lastArguments('exit')]).toEqual([[], [1]]);
  expect(lines.join()).toContain(`--${name}`);
});

test('pages load nothing from a network', async () => {
  await run();
  expect(calls.map(({ name }) => name)).toContain('enableSandbox');
  const [decide] = lastArguments('onBeforeRequest') as [
    (details: { url: string }, callback: (answer: { cancel: boolean }) => void) => void,
  ];
  const isBlocked = (url: string): boolean => {
    let blocked = false;
    decide({ url }, ({ cancel }) => (blocked = cancel));
    return blocked;
  };
  expect(['rollcall://kiosk/admin.html', 'blob:rollcall://kiosk/1'].map(isBlocked)).toEqual([
    false,
    false,
  ]);
  const others = [
    'https://example.org/',
    'ws://127.0.0.1:1',
    'file:///etc/passwd',
    'rollcall://x/',
  ];
  expect(others.map(isBlocked)).toEqual([true, true, true, true]);
});

test('Alt+F4 does not close the kiosk, and quitting does', async () => {
  const window = await run();
  const isKept = (): boolean => {
    let kept = false;
    window.emit('close', { preventDefault: () => (kept = true) });
    return kept;
  };
  expect(isKept()).toBe(true);
  stub.app.emit('before-quit');
  expect(isKept()).toBe(false);
});

test('a call from the page reaches the services, whose key is in the keychain', async () => {
  await run();
  const unknownPin = { number: '1', pin: '1234', direction: null };
  expect(await call('kiosk.pin', unknownPin)).toMatchObject({ code: 'wrong-pin' });
  // The screen at the door may not list people.
  expect(await call('people.list', {})).toMatchObject({ code: 'signed-out' });
  const files = await readdir(folder);
  expect(files).toContain('key.keychain');
  expect(files).not.toContain('key');
  await quit();
  expect((await readdir(folder)).filter((name) => name.includes('lock'))).toEqual([]);
});

test('a second kiosk quits at once and shows nothing', async () => {
  answers.lock = false;
  await runKiosk({ data: folder, launchAtLogin: true }, log);
  expect(calls.map(({ name }) => name)).toEqual(['quit']);
  expect(StubWindow.all).toEqual([]);
  expect(lines).toHaveLength(1);
});

test('the first kiosk comes to the front when a second one starts', async () => {
  const window = await run();
  stub.app.emit('second-instance');
  expect(window.focused).toBe(1);
});

test('the program quits when its window is closed', async () => {
  await run();
  stub.app.emit('window-all-closed');
  expect(lastArguments('quit')).toEqual([]);
});

test('start at login is set only on request', async () => {
  await run();
  expect(calls.map(({ name }) => name)).not.toContain('setLoginItemSettings');
  const { platform } = process;
  try {
    Object.defineProperty(process, 'platform', { value: 'win32' });
    await runKiosk({ data: folder, launchAtLogin: true }, log);
  } finally {
    Object.defineProperty(process, 'platform', { value: platform });
  }
  expect(lastArguments('setLoginItemSettings')).toEqual([
    { openAtLogin: true, args: ['--data', folder] },
  ]);
});

test('on Linux, the log says where to set start at login', async () => {
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
])('the arguments %j are read', (argv, data, launchAtLogin) => {
  expect(readArguments(argv)).toEqual({ data: resolve(data), launchAtLogin });
});

test('the default data folder is the operating system’s', () => {
  expect(readArguments([]).data).toMatch(/rollcall/i);
});

test('after an unexpected error the data folder is released and the program ends with code 1', async () => {
  await run();
  await call('kiosk.pin', { number: '1', pin: '1234', direction: null });
  expect(await readdir(folder)).toContain('lock.json');
  errorListeners()[0]!(new TypeError('Ada Lovelace'), 'uncaughtException');
  await eventually(() => {
    expect(lastArguments('exit')).toEqual([1]);
  });
  expect(calls.map(({ name }) => name)).toContain('relaunch');
  expect(await readdir(folder)).not.toContain('lock.json');
  expect(lines.join('\n')).toContain('TypeError');
  expect(lines.join('\n')).not.toContain('Ada');
});

test('after repeated unexpected errors it starts without recognition, and takes PINs', async () => {
  const crashes = new Crashes(folder);
  for (let at = 0; at < 3; at++) crashes.add();
  await run();
  expect(lines.join()).toContain('without face recognition');
  expect(await call('kiosk.start', {})).toMatchObject({ code: 'vision-died' });
  const wrong = { number: '1', pin: '1234', direction: null };
  expect(await call('kiosk.pin', wrong)).toMatchObject({ code: 'wrong-pin' });
  await quit();
});
