import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Frame } from '../../contract/face.js';
import { findPackageRoot } from '../../models/package-root.js';
import { unpackedPath } from '../base/unpacked-path.js';
import { isBadgeText } from '../people/badges/badge-secrets.js';
import type { GreyPicture } from './badge-worker.js';

/** Three to four pictures a second: a badge is held up for longer than one of them. */
const everyMs = 250;
/** A failed thread is started again, but not at every frame. */
const afterErrorMs = 10_000;

/**
 * Reads badges on camera frames in a separate thread, so that finding faces does not become slower. The thread starts
 * with the first frame.
 */
export class BadgeReader {
  #worker: Worker | null = null;
  #isBusy = false;
  #nextMs = 0;
  #text: string | null = null;

  /** Takes in a frame, unless it is too early for one. @param nowMs on a monotonic clock. */
  offer(frame: Frame, nowMs: number): void {
    if (this.#isBusy || nowMs < this.#nextMs) return;
    this.#nextMs = nowMs + everyMs;
    this.#isBusy = true;
    const luma = lumaOf(frame);
    const picture: GreyPicture = { width: frame.width, height: frame.height, luma };
    this.#worker ??= this.#start();
    this.#worker.postMessage(picture, [luma.buffer]);
  }

  /** The text of a badge that was read since the last call; null for none. */
  take(): string | null {
    const text = this.#text;
    this.#text = null;
    return text;
  }

  /** Ends the thread. */
  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    this.#isBusy = false;
    this.#text = null;
    await worker?.terminate();
  }

  #start(): Worker {
    const entry = new URL('dist/main/door/badge-worker.js', findPackageRoot());
    const worker = new Worker(unpackedPath(fileURLToPath(entry)));
    worker.on('message', (texts: readonly string[]) => {
      if (worker !== this.#worker) return;
      this.#isBusy = false;
      this.#text = texts.find((text) => isBadgeText(text)) ?? this.#text;
    });
    worker.on('error', () => {
      if (worker !== this.#worker) return;
      this.#worker = null;
      this.#isBusy = false;
      this.#nextMs = performance.now() + afterErrorMs;
    });
    worker.unref();
    return worker;
  }
}

/** The brightness of each pixel, as a copy, because the frame's bytes are reused. */
function lumaOf({ format, width, height, data }: Frame): Uint8Array<ArrayBuffer> {
  const count = width * height;
  if (format === 'I420') return new Uint8Array(data.subarray(0, count));
  const luma = new Uint8Array(count);
  // Green alone is close to the luma, and a badge is black and white.
  for (let pixel = 0; pixel < count; pixel += 1) luma[pixel] = data[pixel * 4 + 1]!;
  return luma;
}
