import type { IncomingMessage } from 'node:http';
import * as v from 'valibot';
import { problemsOf } from '../../../contract/input-problems.js';
import { parameterFault } from './query.js';

/** Longest body of a request: no operation takes more than a few fields. */
const maxBytes = 65_536;

/** A body that cannot be used, with the status of the refusal. */
export interface RefusedBody {
  readonly status: 400 | 413 | 415;
  readonly detail: string;
}

/** The body of a request as bytes and JSON, or why it cannot be used. */
export async function readBody(
  request: IncomingMessage,
): Promise<{ readonly bytes: Buffer; readonly json: unknown } | RefusedBody> {
  const type = request.headers['content-type'] ?? '';
  if (!/^application\/json *(;|$)/i.test(type)) {
    return {
      status: 415,
      detail: 'The body must be JSON: send the header "Content-Type: application/json".',
    };
  }
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    // The rest is read and dropped, since a client that still sends does not read the answer.
    if (length <= maxBytes) chunks.push(chunk);
  }
  if (length > maxBytes) {
    return { status: 413, detail: `The body has more than ${maxBytes / 1024} kB.` };
  }
  const bytes = Buffer.concat(chunks);
  try {
    return { bytes, json: JSON.parse(bytes.toString('utf8')) as unknown };
  } catch {
    return { status: 400, detail: 'The body is not JSON. Check its commas, quotes and brackets.' };
  }
}

/** Reads a body by its schema. @throws Fault `invalid-input` that names each wrong field. */
export function parsedBody<Schema extends v.GenericSchema>(
  schema: Schema,
  json: unknown,
): v.InferOutput<Schema> {
  const read = v.safeParse(schema, json);
  if (read.success) return read.output;
  const found = new Map(
    problemsOf(read.issues).map(({ field, problem }) => [field === '' ? 'body' : field, problem]),
  );
  throw parameterFault([...found].map(([field, problem]) => ({ field, problem })));
}
