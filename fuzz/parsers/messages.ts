import { unpackAnswer, unpackQuestion } from '../../contract/transport/messages.js';
import { pageParameters, readParameters } from '../../main/hub/rest/query.js';
import { readBatch } from '../../main/hub/ingest/batch.js';
import { parsed } from '../../main/hub/server/known-kiosk.js';
import { SyncRequest } from '../../main/link/messages.js';
import { readPairingCode } from '../../main/link/pairing-code.js';
import type { Target } from './target.js';

/* Messages from sockets, and text that is typed from another screen. */

export const messageTargets: readonly Target[] = [
  {
    name: 'question',
    read: (bytes) => {
      const question = unpackQuestion(bytes);
      if (question !== null && typeof question.call !== 'string') throw new Error('no call');
    },
  },
  {
    name: 'answer',
    read: (bytes) => {
      try {
        unpackAnswer(bytes);
      } catch (error) {
        // The screen ends the connection, and connects again.
        if (!(error instanceof Error)) throw error;
      }
    },
  },
  { name: 'pairing-code', read: (bytes) => readPairingCode(Buffer.from(bytes).toString('utf8')) },
  {
    name: 'sync',
    read: (bytes) => {
      const request = parsed(SyncRequest, Buffer.from(bytes));
      if (request !== null && request.items.length > 0) readBatch(request.items);
    },
  },
  {
    name: 'rest-query',
    read: (bytes) =>
      readParameters(pageParameters, new URLSearchParams(Buffer.from(bytes).toString('utf8'))),
  },
];
