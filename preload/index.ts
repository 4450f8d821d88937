import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge } from '../contract/transport/bridge.js';
import { callChannel, noticeChannel } from '../contract/transport/channels.js';
import type { Notice } from '../contract/notice.js';
import type { Reply } from '../contract/transport/reply.js';

/*
 * Runs sandboxed in the kiosk's window before its page. The page gets these three functions and never
 * `ipcRenderer`: it can send calls and receive notices, and nothing else.
 */

const bridge: Bridge = {
  send: (call, input) => ipcRenderer.invoke(callChannel, call, input) as Promise<Reply>,
  onNotice: (listener) => {
    const forward = (_event: unknown, notice: Notice): void => {
      listener(notice);
    };
    ipcRenderer.on(noticeChannel, forward);
    return () => {
      ipcRenderer.off(noticeChannel, forward);
    };
  },
  onConnection: (listener) => {
    // The services run in the process that owns this window, so they are always connected.
    let listening = true;
    void Promise.resolve().then(() => {
      if (listening) listener(true);
    });
    return () => {
      listening = false;
    };
  },
};

contextBridge.exposeInMainWorld('rollcall', bridge);
