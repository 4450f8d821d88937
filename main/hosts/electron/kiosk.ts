import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import envPaths from 'env-paths';
import { findPackageRoot } from '../../../models/package-root.js';
import { openApp } from '../../app/app.js';
import type { UpdateSource } from '../../update/server.js';
import { describeBug } from '../bug-report.js';
import { Crashes, safeMode } from '../crashes.js';
import { openHostLog } from '../host-log.js';
import { closeTimeoutMs, installLastResort } from '../last-resort.js';
import { openScreenSession, type ScreenSession } from '../screen-session.js';
import { screenNotice } from '../screen-text.js';
import {
  app,
  BrowserWindow,
  ipcMain,
  Menu,
  powerSaveBlocker,
  protocol,
  safeStorage,
  session,
  utilityProcess,
} from './electron.js';
import { forkUtility } from './inference.js';
import { answerCalls, sendNotice } from './ipc.js';
import { blockNetwork, keepOpen, refusedSwitchOf } from './lock-down.js';
import { createKeychain } from './keychain.js';
import { keychainPlace } from './keychain-place.js';
import { kioskUrl } from './origin.js';
import { allowOnlyTheCamera } from './permissions.js';
import { registerScheme, serveFolder } from './protocol.js';
import { openUpdates } from './open-updates.js';
import { keepPageAlive } from './recovery.js';
import { confinePages, kioskWindowOptions, lockKeys } from './window.js';

/** The program's arguments. */
export interface KioskArguments {
  /** Where new versions come from; undefined leaves it unchanged, null means no server. */
  readonly updates?: UpdateSource | null | undefined;
  /** The data folder. */
  readonly data: string;
  /** Whether to start at login; null leaves the setting unchanged. */
  readonly launchAtLogin: boolean | null;
}

/**
 * Reads the program's arguments; ignores Chromium's switches.
 * @param argv without the program itself.
 */
export function readArguments(argv: readonly string[]): KioskArguments {
  const { values } = parseArgs({
    args: [...argv],
    strict: false,
    options: {
      data: { type: 'string' },
      'launch-at-login': { type: 'boolean' },
      'no-launch-at-login': { type: 'boolean' },
      'update-server': { type: 'string' },
      'update-key': { type: 'string' },
      'no-update-server': { type: 'boolean' },
    },
  });
  return {
    updates: updatesIn(values),
    data:
      typeof values['data'] === 'string'
        ? resolve(values['data'])
        : envPaths('rollcall', { suffix: '' }).data,
    launchAtLogin:
      values['no-launch-at-login'] === true
        ? false
        : values['launch-at-login'] === true
          ? true
          : null,
  };
}

function updatesIn(values: Readonly<Record<string, unknown>>): KioskArguments['updates'] {
  const { 'update-server': server, 'update-key': key } = values;
  if (values['no-update-server'] === true) return null;
  return typeof server === 'string' && typeof key === 'string' ? { server, key } : undefined;
}

/**
 * Runs the kiosk, or quits if it is already running. Must be called before Electron is ready.
 * @param log called with sentences without personal data.
 */
export async function runKiosk(
  { data, launchAtLogin, updates }: KioskArguments,
  log: (sentence: string) => void,
): Promise<void> {
  if (!app.requestSingleInstanceLock()) {
    log('Rollcall is already running. Its window was brought to the front.');
    app.quit();
    return;
  }
  const production = app.isPackaged;
  const refused = production ? refusedSwitchOf(app) : null;
  if (refused !== null) {
    log(`The installed kiosk does not start with --${refused}. Start it without this switch.`);
    app.exit(1);
    return;
  }
  app.enableSandbox();
  registerScheme(protocol);
  confinePages(app);
  Menu.setApplicationMenu(null);
  if (launchAtLogin !== null) setLaunchAtLogin(launchAtLogin, data, log);
  await app.whenReady();

  const root = findPackageRoot();
  const path = (name: string): string => fileURLToPath(new URL(name, root));
  serveFolder(protocol, path('dist/renderer'));
  allowOnlyTheCamera(session.defaultSession);
  blockNetwork(session.defaultSession);
  powerSaveBlocker.start('prevent-display-sleep');

  const window = new BrowserWindow(kioskWindowOptions(path('dist/preload/index.cjs'), production));
  const hostLog = await openHostLog(data, 'electron');
  const crashes = new Crashes(data);
  const isSafe = crashes.areTooMany();
  if (isSafe) log(safeMode);
  const site = {
    folder: data,
    passphrase: process.env['ROLLCALL_PASSPHRASE'],
    keychain: createKeychain(safeStorage, data),
    systemPlace: await keychainPlace(safeStorage, app.getPath('userData'), data),
  };
  const ownUpdates = await openUpdates({
    site,
    source: updates,
    log,
    quit: () => {
      app.quit();
    },
  });
  const services = openApp({
    ...site,
    updates: ownUpdates.parts,
    // A full disk must not leave people in front of a dark screen.
    readsWithoutLock: true,
    writesHeartbeat: true,
    recognises: !isSafe,
    opensDoor: true,
    fork: forkUtility(utilityProcess, log),
    onNotice: (notice) => {
      hostLog.notice(notice);
      if (!window.isDestroyed()) sendNotice(window.webContents, screenNotice(notice, data));
    },
  });
  hostLog.started(isSafe);
  const stopLastResort = installLastResort({
    log,
    onBug: (error) => {
      crashes.add();
      hostLog.bug('the program', error);
    },
    close: () => services.close(),
    exit: (code) => {
      // No one at the door could start it again. Meanwhile the page says that the kiosk is out of order.
      setTimeout(() => {
        app.relaunch();
        app.exit(code);
      }, crashes.delayMs());
    },
  });
  const openSession = (): ScreenSession =>
    openScreenSession(services, (call, error) => {
      log(`The call ${call} failed: ${describeBug(error)}`);
      hostLog.bug(call, error);
    });
  let screen = openSession();
  // A reloaded page starts signed out.
  window.webContents.on('did-navigate', () => {
    screen.close();
    screen = openSession();
  });
  answerCalls(ipcMain, (call, input) => screen.send(call, input));
  lockKeys(window, production);
  // An administrator who is signed in may close it, as may a developer.
  keepOpen(app, window, () => !production || screen.isAdministrators());
  keepPageAlive(window, kioskUrl, log);
  app.on('second-instance', () => {
    window.show();
    window.focus();
  });
  app.on('window-all-closed', () => {
    app.quit();
  });
  // Running calls finish, and the data folder is released, before the program ends.
  app.once('will-quit', (event) => {
    event.preventDefault();
    const tooLong = setTimeout(() => {
      log('Closing took too long and was stopped.');
      app.exit(1);
    }, closeTimeoutMs);
    void services
      .close()
      .catch((error: unknown) => {
        log(`Closing failed: ${describeBug(error)}`);
      })
      .then(() => hostLog.close())
      .finally(() => {
        clearTimeout(tooLong);
        stopLastResort();
        void ownUpdates.installWanted().then((isInstalling) => {
          if (!isInstalling) app.exit();
        });
      });
  });
  // `keepPageAlive` retries a page that cannot be loaded.
  await window.loadURL(kioskUrl).catch(() => undefined);
}

function setLaunchAtLogin(
  openAtLogin: boolean,
  data: string,
  log: (sentence: string) => void,
): void {
  if (process.platform === 'linux') {
    log('On Linux, set up start at login in the desktop’s own settings (autostart).');
    return;
  }
  app.setLoginItemSettings({ openAtLogin, args: ['--data', data] });
}
