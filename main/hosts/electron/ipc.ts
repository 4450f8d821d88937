import type { IpcMain, WebContents } from 'electron';
import { callChannel, noticeChannel } from '../../../contract/transport/channels.js';
import type { Notice } from '../../../contract/notice.js';
import type { Reply, Send } from '../../../contract/transport/reply.js';
import { isOwn } from './origin.js';

/** Answers calls of our own pages' main frames; any other frame is refused, by a fault as a value. */
export function answerCalls(ipcMain: IpcMain, send: Send): void {
  ipcMain.handle(callChannel, (event, call: unknown, input: unknown): Reply | Promise<Reply> => {
    // Null for a frame that navigated away or is gone.
    const frame = event.senderFrame;
    if (frame?.parent !== null || !isOwn(frame.origin)) {
      return {
        ok: false,
        code: 'invalid-input',
        message: 'Only Rollcall’s own page may call its services.',
      };
    }
    return send(String(call), input);
  });
}

/** Tells a page something; a page that is gone or being loaded again is passed over. */
export function tell(contents: WebContents, notice: Notice): void {
  if (!contents.isDestroyed() && !contents.isCrashed()) contents.send(noticeChannel, notice);
}
