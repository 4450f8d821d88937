import { Packr } from 'msgpackr';
import * as v from 'valibot';
import type { Notice } from '../notice.js';
import type { Reply } from './reply.js';

/*
 * What goes over the web host's WebSocket: MessagePack, since JSON has no bytes and frames are
 * nothing else.
 */

const Question = v.object({ id: v.number(), call: v.string(), input: v.unknown() });
/** One call, from the screen to the services. */
export type Question = v.InferOutput<typeof Question>;

/** From the services to the screen: the reply to a question, or a notice. */
export type Answer = { readonly id: number; readonly reply: Reply } | { readonly notice: Notice };

/** Longest message that is read, bytes: a frame of 1920 × 1080 pixels in RGBA, and some more. */
export const mostMessageBytes = 9_000_000;

// Plain maps and no records: nothing to remember between messages.
const packr = new Packr({ useRecords: false });

export function packQuestion(question: Question): Uint8Array {
  return packr.pack(question);
}

/** @returns null for bytes that are no question. */
export function unpackQuestion(bytes: Uint8Array): Question | null {
  try {
    return v.parse(Question, packr.unpack(bytes));
  } catch {
    return null;
  }
}

export function packAnswer(answer: Answer): Uint8Array {
  return packr.pack(answer);
}

/** @throws Error for bytes that `packAnswer` did not make. */
export function unpackAnswer(bytes: Uint8Array): Answer {
  return packr.unpack(bytes) as Answer;
}
