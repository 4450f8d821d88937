import type { Input } from 'electron';
import { expect, test } from 'vitest';
import { StubContents, StubWindow, stub } from './testing/electron-stub.js';
import { confinePages, kioskWindowOptions, lockKeys } from './window.js';

/** Emits an event. @returns whether it was prevented. */
function prevented(contents: StubContents, name: string, members: object, ...rest: unknown[]) {
  let stopped = false;
  const event = {
    ...members,
    preventDefault: () => {
      stopped = true;
    },
  };
  expect(contents.listenerCount(name), name).toBeGreaterThan(0);
  contents.emit(name, event, ...rest);
  return stopped;
}

function confined(): StubContents {
  const contents = new StubContents();
  stub.app.removeAllListeners();
  confinePages(stub.app);
  stub.app.emit('web-contents-created', {}, contents);
  return contents;
}

test('the window fills the screen, and its page is sandboxed', () => {
  const options = kioskWindowOptions('/preload.cjs', true);
  expect(options).toMatchObject({ fullscreen: true, kiosk: true, autoHideMenuBar: true });
  expect(options.webPreferences).toMatchObject({
    preload: '/preload.cjs',
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
    navigateOnDragDrop: false,
    devTools: false,
  });
});

test('developers have the developer tools and can leave the window', () => {
  const options = kioskWindowOptions('/preload.cjs', false);
  expect(options.kiosk).toBe(false);
  expect(options.webPreferences).toMatchObject({
    devTools: true,
    sandbox: true,
    contextIsolation: true,
  });
});

test.each(['will-frame-navigate', 'will-redirect'])(
  '%s is allowed for our own pages only',
  (name) => {
    const contents = confined();
    expect(prevented(contents, name, { url: 'rollcall://kiosk/admin.html' })).toBe(false);
    for (const url of [
      'file:///home/someone/photo.jpg',
      'https://example.org/',
      'rollcall://other/',
      'javascript:alert(1)',
      'data:text/html,hello',
    ]) {
      expect(prevented(contents, name, { url }), url).toBe(true);
    }
  },
);

test('pages cannot open windows or embed pages', () => {
  const contents = confined();
  expect(contents.openHandler?.({ url: 'rollcall://kiosk/' } as never)).toEqual({ action: 'deny' });
  expect(prevented(contents, 'will-attach-webview', {})).toBe(true);
});

const plain: Partial<Input> = { control: false, meta: false };
const withControl: Partial<Input> = { control: true, meta: false };

test.each([
  ['zooming in', { ...withControl, key: '+' }, true, true],
  ['zooming out on a Mac', { control: false, meta: true, key: '-' }, true, true],
  ['a plus sign', { ...plain, key: '+' }, false, false],
  ['reloading', { ...plain, key: 'F5' }, true, false],
  ['the developer tools', { ...withControl, key: 'I' }, true, false],
  ['closing', { ...withControl, key: 'w' }, true, false],
  ['copying', { ...withControl, key: 'c' }, false, false],
  ['a digit of a PIN', { ...plain, key: '0' }, false, false],
])('the keys for %s are blocked as configured', (_, input, inProduction, inDevelopment) => {
  for (const [production, expected] of [
    [true, inProduction],
    [false, inDevelopment],
  ] as const) {
    const window = new StubWindow();
    lockKeys(window.asWindow, production);
    expect(prevented(window.webContents, 'before-input-event', {}, input)).toBe(expected);
  }
});

test('a page that was zoomed is reset', () => {
  const window = new StubWindow();
  lockKeys(window.asWindow, true);
  window.webContents.emit('zoom-changed', {}, 'in');
  expect(window.webContents.zoomLevels).toEqual([0]);
});
