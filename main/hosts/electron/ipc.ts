import type { IpcMain, WebContents } from 'electron';
import { callChannel, noticeChannel } from '../../../contract/transport/channels.js';
import type { Notice } from '../../../contract/notice.js';
import type { Reply, Send } from '../../../contract/transport/reply.js';
import { isOwn } from './origin.js';

/** Answers calls from the main frames of Rollcall's own pages, and refuses those of other frames. */
export function answerCalls(ipcMain: IpcMain, send: Send): void {
  ipcMain.handle(callChannel, (event, call: unknown, input: unknown): Reply | Promise<Reply> => {
    // Null if the frame has navigated away or was closed.
    const frame = event.senderFrame;
    if (frame?.parent !== null || !isOwn(frame.origin)) {
      return {
        ok: false,
        code: 'invalid-input',
        message: 'Only Rollcall’s own page may use its services.',
      };
    }
    return send(String(call), input);
  });
}

/** Sends a notice to a page, unless it was closed or has crashed. */
export function sendNotice(contents: WebContents, notice: Notice): void {
  if (!contents.isDestroyed() && !contents.isCrashed()) contents.send(noticeChannel, notice);
}
