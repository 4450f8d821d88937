import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge } from '../contract/transport/bridge.js';
import { callChannel, noticeChannel } from '../contract/transport/channels.js';
import type { Notice } from '../contract/notice.js';
import type { Reply } from '../contract/transport/reply.js';

/*
 * Runs sandboxed in the kiosk's window before its page. The page gets these three functions and
 * never `ipcRenderer`: what it may say is one call, what it may hear is one notice.
 */

const bridge: Bridge = {
  send: (call, input) => ipcRenderer.invoke(callChannel, call, input) as Promise<Reply>,
  onNotice: (listener) => {
    const hear = (_event: unknown, notice: Notice): void => {
      listener(notice);
    };
    ipcRenderer.on(noticeChannel, hear);
    return () => {
      ipcRenderer.off(noticeChannel, hear);
    };
  },
  onConnection: (listener) => {
    // The services live in the process that owns this window: no window without them.
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
