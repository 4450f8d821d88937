import * as v from 'valibot';
import { Stopped, wait } from '../outcome.js';

/**
 * Reads the part of an answer that a connector needs.
 * @param title name of the system.
 * @throws Stopped with `wait` for an answer of another shape, such as the page of a proxy.
 */
export function read<Output>(
  title: string,
  schema: v.GenericSchema<unknown, Output>,
  json: unknown,
): Output {
  const parsed = v.safeParse(schema, json);
  if (parsed.success) return parsed.output;
  throw new Stopped(wait(`${title} sent an answer that Rollcall does not understand.`));
}

/** An id as a number or text; as text. */
export const RemoteId = v.pipe(v.union([v.string(), v.number()]), v.transform(String));

/** At most this many characters of another system's message are shown. */
const maxMessage = 300;

/** Another system's message, as one short line without HTML. */
export function messageText(message: string): string {
  const line = message
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return line.length > maxMessage ? `${line.slice(0, maxMessage)}…` : line;
}
