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
 * As much of Electron as the host uses, without its binary: what is asked of it is written down,
 * and tests send its events. Each member is checked against Electron's own types.
 */

/** Members in place of the whole; one that is missing fails where it is used. */
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
  /** As Electron does, tells of the page's end. */
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
    // The window of a kiosk is never hidden.
  }
  focus(): void {
    this.focused += 1;
  }
  /** The same object, as the product's code sees it. */
  get asWindow(): Window {
    return this as unknown as Window;
  }
}

/** What was asked of Electron, by the function's name, in order. */
export const asked: { readonly name: string; readonly with: readonly unknown[] }[] = [];
/** What the stub answers; tests change it. */
export const answers = { lock: true, packaged: true };

function note(name: string, ...given: readonly unknown[]): void {
  asked.push({ name, with: given });
}

/** The last arguments of a function that must have been asked for. */
export function lastAsked(name: string): readonly unknown[] {
  const found = asked.findLast((one) => one.name === name);
  if (found === undefined) throw new Error(`${name} was not asked for`);
  return found.with;
}

/** Encrypts nothing, but tells what it made from what it did not. */
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

/** Of ASCII text. */
function reversed(text: string): string {
  return Buffer.from(text).reverse().toString();
}

const app = part<App>({
  requestSingleInstanceLock: () => answers.lock,
  quit: () => {
    note('quit');
  },
  exit: () => {
    note('exit');
  },
  whenReady: () => Promise.resolve(),
  setLoginItemSettings: (settings) => {
    note('setLoginItemSettings', settings);
  },
});
Object.defineProperty(app, 'isPackaged', { get: () => answers.packaged });

/** The module, in Electron's place. */
export const stub = {
  app,
  BrowserWindow: StubWindow as unknown as typeof Window,
  ipcMain: part<IpcMain>({
    handle: (channel, listener) => {
      note('handle', channel, listener);
    },
  }),
  Menu: part<typeof Taken.Menu>({
    setApplicationMenu: (menu) => {
      note('setApplicationMenu', menu);
    },
  }),
  powerSaveBlocker: part<typeof Taken.powerSaveBlocker>({
    start: (type) => {
      note('powerSaveBlocker.start', type);
      return 1;
    },
  }),
  protocol: part<Protocol>({
    registerSchemesAsPrivileged: (schemes) => {
      note('registerSchemesAsPrivileged', schemes);
    },
    handle: (scheme, handler) => {
      note('protocol.handle', scheme, handler);
    },
  }),
  safeStorage,
  session: part<typeof Taken.session>({
    defaultSession: part<Session>({
      setPermissionRequestHandler: (handler) => {
        note('setPermissionRequestHandler', handler);
      },
      setPermissionCheckHandler: (handler) => {
        note('setPermissionCheckHandler', handler);
      },
      setDevicePermissionHandler: (handler) => {
        note('setDevicePermissionHandler', handler);
      },
    }),
  }),
  utilityProcess: part<typeof Taken.utilityProcess>({
    fork: () => {
      throw new Error('no test here starts the inference process');
    },
  }),
} satisfies typeof Taken;
