import { extname } from 'node:path';
import type { Frame } from '../../../contract/face.js';
import { Fault, isFault } from '../../../contract/fault.js';
import { loadSharp } from '../../vision/load-sharp.js';
import { videoEndings, videoFrames, type ClipFrame } from './video.js';

/** The kiosk's camera delivers pictures of this size, so larger frames are made smaller. */
const longSidePx = 640;
/** A GIF with more pixels in all its frames is refused: about 1,600 frames of 640 × 480 pixels. */
const maxGifPixels = 500_000_000;
/** Where a GIF has no times. */
const defaultDelayMs = 100;

/** A clip: its name, and the file or the pictures it is made of. */
export interface Clip {
  /** Its path in the folder. */
  readonly name: string;
  /** One video, one GIF, or one picture for each frame. */
  readonly files: readonly string[];
}

/** True for files each of which is a clip. */
export function isMovie(file: string): boolean {
  return extname(file).toLowerCase() === '.gif' || isVideo(file);
}

function isVideo(file: string): boolean {
  return videoEndings.includes(extname(file).toLowerCase());
}

/**
 * Reads a clip, frame by frame.
 * @param framesPerSecond of clips made of pictures, which have no times.
 * @throws Fault `unreadable-image`; as `videoFrames`.
 */
export async function* readClip(
  { files }: Clip,
  framesPerSecond: number,
): AsyncGenerator<ClipFrame> {
  const [first] = files;
  if (files.length === 1 && isVideo(first!)) {
    yield* videoFrames(first!, longSidePx);
    return;
  }
  if (files.length === 1 && isMovie(first!)) {
    yield* gifFrames(first!);
    return;
  }
  for (const [index, file] of files.entries()) {
    yield { frame: await readFrame(file), timeMs: (1000 * index) / framesPerSecond };
  }
}

/** Reads a picture as a camera frame. @throws Fault `unreadable-image`. */
export async function readFrame(file: string): Promise<Frame> {
  return unlessUnreadable(file, async () => {
    const { data, info } = await loadSharp()(file)
      .rotate()
      .resize({ width: longSidePx, height: longSidePx, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    return { format: 'RGBA', width: info.width, height: info.height, data };
  });
}

async function* gifFrames(file: string): AsyncGenerator<ClipFrame> {
  const { data, width, height, delays } = await unlessUnreadable(file, async () => {
    const gif = loadSharp()(file, { pages: -1, limitInputPixels: maxGifPixels });
    const { pageHeight, delay = [] } = await gif.metadata();
    const raw = await gif.ensureAlpha().raw().toBuffer({ resolveWithObject: true });
    const { width, height } = raw.info;
    return { data: raw.data, width, height: pageHeight ?? height, delays: delay };
  });
  const bytes = width * height * 4;
  let timeMs = 0;
  for (let at = 0; at + bytes <= data.length; at += bytes) {
    const frame = { format: 'RGBA', width, height, data: data.subarray(at, at + bytes) } as const;
    yield { frame, timeMs };
    timeMs += delays[at / bytes] ?? defaultDelayMs;
  }
}

async function unlessUnreadable<Value>(file: string, read: () => Promise<Value>): Promise<Value> {
  try {
    return await read();
  } catch (cause) {
    if (isFault(cause)) throw cause;
    const reason = cause instanceof Error ? cause.message.split('\n')[0]! : String(cause);
    throw new Fault(
      'unreadable-image',
      `${file} cannot be read (${reason}). Use pictures, a GIF or a video, or remove the file.`,
      { cause },
    );
  }
}
