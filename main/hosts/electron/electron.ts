/*
 * The one place where Electron's module is taken in: everything else here imports this file, so
 * that tests can put a stub of Electron in its place.
 */
export {
  app,
  BrowserWindow,
  ipcMain,
  Menu,
  powerSaveBlocker,
  protocol,
  safeStorage,
  session,
  utilityProcess,
} from 'electron';
