import type { EventEmitter } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import type { ContextBridge, IpcRenderer } from 'electron';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Bridge } from '../../../contract/transport/bridge.js';
import { buildPreload } from './build-preload.js';
import { part } from './testing/electron-stub.js';

let folder: string;
let text: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'preload-'));
  await buildPreload(folder);
  text = await readFile(join(folder, 'index.cjs'), 'utf8');
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

/** Runs the bundle as in a sandboxed window, where only Electron can be required. */
function runBundle() {
  const exposed: Record<string, unknown> = {};
  const invoked: unknown[][] = [];
  const ipcRenderer = part<IpcRenderer & EventEmitter>({
    invoke: (...message) => {
      invoked.push(message);
      return Promise.resolve({ ok: true, value: 1 });
    },
  });
  const contextBridge = part<ContextBridge>({
    exposeInMainWorld: (name, api) => {
      exposed[name] = api;
    },
  });
  const required: string[] = [];
  runInNewContext(text, {
    require: (name: string) => {
      required.push(name);
      return { contextBridge, ipcRenderer };
    },
    exports: {},
    module: { exports: {} },
  });
  return { exposed, invoked, required, ipcRenderer, bridge: exposed['rollcall'] as Bridge };
}

test('the preload script is one CommonJS file that imports only Electron', async () => {
  expect(await readdir(folder)).toEqual(['index.cjs']);
  expect(runBundle().required).toEqual(['electron']);
});

test('the page receives only the bridge', () => {
  const { exposed, bridge } = runBundle();
  expect(Object.keys(exposed)).toEqual(['rollcall']);
  expect(Object.keys(bridge).sort()).toEqual(['onConnection', 'onNotice', 'send']);
});

test('a call uses its channel and returns the reply', async () => {
  const { bridge, invoked } = runBundle();
  expect(await bridge.send('people.list', {})).toEqual({ ok: true, value: 1 });
  expect(invoked).toEqual([['rollcall:call', 'people.list', {}]]);
});

test('listeners receive notices without the event, until they stop', () => {
  const { bridge, ipcRenderer } = runBundle();
  const received: unknown[][] = [];
  const stop = bridge.onNotice((...args) => received.push(args));
  const notice = { type: 'vision', state: 'ready' };
  ipcRenderer.emit('rollcall:notice', { sender: 'secret' }, notice);
  stop();
  ipcRenderer.emit('rollcall:notice', {}, notice);
  expect(received).toEqual([[notice]]);
});

test('the services are always connected', async () => {
  const { bridge } = runBundle();
  const states: boolean[] = [];
  bridge.onConnection((connected) => states.push(connected));
  bridge.onConnection(() => states.push(false))();
  await new Promise((resolve) => setImmediate(resolve));
  expect(states).toEqual([true]);
});
