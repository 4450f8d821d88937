import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { BadgeReader } from '../../main/door/badge-reader.js';
import { readClip } from '../../main/lab/liveness/clip.js';
import { readImageFile } from '../../main/vision/steps/file.js';
import type { Target } from './target.js';

/* Photos, clips, and frames of the camera. */

/** Width and height of the pictures with badges, in pixels. */
const sidePx = 96;
/** Number of frames of a movie that are read. */
const maxFrames = 20;
const reader = new BadgeReader();
let nowMs = 0;

/** Ends the thread that reads badges. */
export function closePictures(): Promise<void> {
  return reader.close();
}

export const pictureTargets: readonly Target[] = [
  {
    name: 'photo',
    read: async (bytes, scratch) => {
      const file = join(scratch, 'photo.jpg');
      await writeFile(file, bytes);
      await readImageFile(file);
    },
  },
  { name: 'gif', read: (bytes, scratch) => readMovie(bytes, join(scratch, 'clip.gif')) },
  {
    // ffmpeg is not part of Rollcall, but its messages about a file are shown, and its output is read.
    name: 'video',
    isSlow: true,
    // The extension does not matter, because ffmpeg looks at the bytes.
    read: (bytes, scratch) => readMovie(bytes, join(scratch, 'clip.mp4')),
  },
  {
    name: 'badge',
    isSlow: true,
    read: async (bytes) => {
      const data = new Uint8Array(sidePx * sidePx * 1.5).fill(255);
      data.set(bytes.subarray(0, sidePx * sidePx));
      nowMs += 60_000;
      reader.offer({ format: 'I420', width: sidePx, height: sidePx, data }, nowMs);
      // The thread works meanwhile; a text counts with one of the next pictures, as at the door.
      await setTimeout(5);
      reader.take();
    },
  },
];

async function readMovie(bytes: Uint8Array, file: string): Promise<void> {
  await writeFile(file, bytes);
  const frames = readClip({ name: file, files: [file] }, 10);
  for (let left = maxFrames; left > 0 && (await frames.next()).done !== true; left--);
  await frames.return(undefined);
}
