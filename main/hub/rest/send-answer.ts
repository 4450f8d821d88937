import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FileAnswer } from './operation.js';

/** An answer, with the headers that only it has. */
export interface Answer {
  readonly status: number;
  readonly body: object;
  readonly headers?: Readonly<Record<string, string | number>>;
}

/** Sends JSON. */
export function send(response: ServerResponse, { status, body, headers = {} }: Answer): void {
  const bytes = Buffer.from(JSON.stringify(body));
  response
    .writeHead(status, {
      'Content-Type': status < 400 ? 'application/json' : 'application/problem+json',
      'Content-Length': bytes.length,
      'Cache-Control': 'no-store',
      ...headers,
    })
    .end(bytes);
}

/**
 * Sends a file while it is made. If it cannot be finished, the connection ends, so that the client does not take a part
 * for the whole file.
 */
export async function sendFile(
  response: ServerResponse,
  { status, file, fileName }: FileAnswer,
  onBug: (error: unknown) => void,
): Promise<void> {
  response.writeHead(status, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="${fileName}"`,
    'Cache-Control': 'no-store',
  });
  try {
    await pipeline(Readable.from(file), response);
  } catch (error) {
    // A client that disconnects is not a bug.
    if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') onBug(error);
    response.destroy();
  }
}
