import { Packr } from 'msgpackr';
import * as v from 'valibot';
import type { Notice } from '../notice.js';
import type { Reply } from './reply.js';

/* Messages on the web host's WebSocket. MessagePack, since JSON cannot hold the bytes of frames. */

const Question = v.object({ id: v.number(), call: v.string(), input: v.unknown() });
/** One call, from the screen to the services. */
export type Question = v.InferOutput<typeof Question>;

/** From the services to the screen: the reply to a question, or a notice. */
export type Answer = { readonly id: number; readonly reply: Reply } | { readonly notice: Notice };

/** A frame of 1920 × 1080 RGBA pixels has 8,294,400 bytes; the rest is for the other fields. */
export const maxMessageBytes = 9_000_000;

// Records would need shared state between messages.
const packr = new Packr({ useRecords: false });

/** Encodes a question for `unpackQuestion`. */
export function packQuestion(question: Question): Uint8Array {
  return packr.pack(question);
}

/** @returns null if the bytes are not a question. */
export function unpackQuestion(bytes: Uint8Array): Question | null {
  try {
    return v.parse(Question, packr.unpack(bytes));
  } catch {
    return null;
  }
}

/** Encodes an answer for `unpackAnswer`. */
export function packAnswer(answer: Answer): Uint8Array {
  return packr.pack(answer);
}

/** @throws Error for bytes that `packAnswer` did not produce. */
export function unpackAnswer(bytes: Uint8Array): Answer {
  return packr.unpack(bytes) as Answer;
}
