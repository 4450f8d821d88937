import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventEmitter } from 'node:events';
import type {
  App,
  BrowserWindow as Window,
  BrowserWindowConstructorOptions,
  IpcMain,
  Protocol,
  SafeStorage,
  Session,
  WebContents,
} from 'electron';
import type * as Taken from '../electron.js';

/*
 * A stub of the parts of Electron that the host uses. It records calls, and tests emit its events. Each
 * member is checked against Electron's types.
 */

/** An incomplete object in place of a complete one; using a missing member throws. */
export function part<Whole>(members: Partial<Whole>): Whole {
  return Object.assign(new EventEmitter(), members) as unknown as Whole;
}

type ContentsPart = Pick<
  WebContents,
  | 'setWindowOpenHandler'
  | 'setZoomLevel'
  | 'setVisualZoomLevelLimits'
  | 'isDestroyed'
  | 'isCrashed'
  | 'send'
  | 'forcefullyCrashRenderer'
>;

export class StubContents extends EventEmitter implements ContentsPart {
  openHandler: Parameters<WebContents['setWindowOpenHandler']>[0] | null = null;
  zoomLevels: number[] = [];
  sent: unknown[][] = [];
  crashed = false;

  setWindowOpenHandler(handler: Parameters<WebContents['setWindowOpenHandler']>[0]): void {
    this.openHandler = handler;
  }
  setZoomLevel(level: number): void {
    this.zoomLevels.push(level);
  }
  setVisualZoomLevelLimits(): Promise<void> {
    return Promise.resolve();
  }
  isDestroyed(): boolean {
    return false;
  }
  isCrashed(): boolean {
    return this.crashed;
  }
  send(...message: unknown[]): void {
    this.sent.push(message);
  }
  /** Emits the end of the page, as Electron does. */
  forcefullyCrashRenderer(): void {
    this.emit('render-process-gone', {}, { reason: 'killed', exitCode: 9 });
  }
}

type WindowPart = Pick<Window, 'loadURL' | 'isDestroyed' | 'show' | 'focus'>;

export class StubWindow extends EventEmitter implements WindowPart {
  static all: StubWindow[] = [];
  readonly webContents = new StubContents();
  readonly loaded: string[] = [];
  focused = 0;

  constructor(readonly options?: BrowserWindowConstructorOptions) {
    super();
    StubWindow.all.push(this);
    stub.app.emit('web-contents-created', {}, this.webContents);
  }
  loadURL(url: string): Promise<void> {
    this.loaded.push(url);
    return Promise.resolve();
  }
  isDestroyed(): boolean {
    return false;
  }
  show(): void {
    // The kiosk's window is never hidden.
  }
  focus(): void {
    this.focused += 1;
  }
  /** This object with Electron's type. */
  get asWindow(): Window {
    return this as unknown as Window;
  }
}

/** Calls of Electron's functions, in order. */
export const calls: { readonly name: string; readonly args: readonly unknown[] }[] = [];
/** Values that the stub returns; tests change them. */
export const answers = { lock: true, packaged: true, switches: [] as readonly string[] };

function record(name: string, ...args: readonly unknown[]): void {
  calls.push({ name, args });
}

/** The arguments of the latest call of a function. @throws Error if it was not called. */
export function lastArguments(name: string): readonly unknown[] {
  const call = calls.findLast((one) => one.name === name);
  if (call === undefined) throw new Error(`${name} was not called`);
  return call.args;
}

/** Does not encrypt, but rejects bytes that it did not produce. */
export const safeStorage = part<SafeStorage>({
  getSelectedStorageBackend: () => 'gnome_libsecret',
  isAsyncEncryptionAvailable: () => Promise.resolve(true),
  encryptStringAsync: (text) => Promise.resolve(Buffer.from(`sealed:${reversed(text)}`)),
  decryptStringAsync: (bytes) => {
    const text = bytes.toString();
    return text.startsWith('sealed:')
      ? Promise.resolve({ result: reversed(text.slice(7)), shouldReEncrypt: false })
      : Promise.reject(new Error('not sealed here'));
  },
});

/** Reverses ASCII text. */
function reversed(text: string): string {
  return Buffer.from(text).reverse().toString();
}

const app = part<App>({
  requestSingleInstanceLock: () => answers.lock,
  getPath: () => join(tmpdir(), `rollcall-electron-${process.pid}`),
  quit: () => {
    record('quit');
  },
  exit: (code) => {
    record('exit', ...(code === undefined ? [] : [code]));
  },
  relaunch: () => {
    record('relaunch');
  },
  whenReady: () => Promise.resolve(),
  enableSandbox: () => {
    record('enableSandbox');
  },
  commandLine: part<App['commandLine']>({
    hasSwitch: (name) => answers.switches.includes(name),
  }),
  setLoginItemSettings: (settings) => {
    record('setLoginItemSettings', settings);
  },
});
Object.defineProperty(app, 'isPackaged', { get: () => answers.packaged });

/** Replaces the module `electron`. */
export const stub = {
  app,
  BrowserWindow: StubWindow as unknown as typeof Window,
  ipcMain: part<IpcMain>({
    handle: (channel, listener) => {
      record('handle', channel, listener);
    },
  }),
  Menu: part<typeof Taken.Menu>({
    setApplicationMenu: (menu) => {
      record('setApplicationMenu', menu);
    },
  }),
  powerSaveBlocker: part<typeof Taken.powerSaveBlocker>({
    start: (type) => {
      record('powerSaveBlocker.start', type);
      return 1;
    },
  }),
  protocol: part<Protocol>({
    registerSchemesAsPrivileged: (schemes) => {
      record('registerSchemesAsPrivileged', schemes);
    },
    handle: (scheme, handler) => {
      record('protocol.handle', scheme, handler);
    },
  }),
  safeStorage,
  session: part<typeof Taken.session>({
    defaultSession: part<Session>({
      setPermissionRequestHandler: (handler) => {
        record('setPermissionRequestHandler', handler);
      },
      setPermissionCheckHandler: (handler) => {
        record('setPermissionCheckHandler', handler);
      },
      setDevicePermissionHandler: (handler) => {
        record('setDevicePermissionHandler', handler);
      },
      webRequest: part<Session['webRequest']>({
        onBeforeRequest: (...args: unknown[]) => {
          record('onBeforeRequest', ...args);
        },
      }),
    }),
  }),
  utilityProcess: part<typeof Taken.utilityProcess>({
    fork: () => {
      throw new Error('these tests do not start the inference process');
    },
  }),
} satisfies typeof Taken;
