import { spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { sharedData } from '../../main/base/testing/shared-data.js';
import { readClip } from '../../main/lab/liveness/clip.js';
import { toI420 } from '../../main/vision/testing/i420.js';
import { filmHeight, filmWidth, writeFilm } from './fake-camera.js';

/* A real person who moves in front of a wall with a grain. The clip is not part of the project. */

const { path, isThere } = sharedData('live');
const clip = join(path, 'pyfeat_WolfgangLanger_Pexels.mp4');
/** Frames, twelve a second: she sways and laughs. */
const film = { from: 138, to: 174 };
/** Earlier ones, to enrol her. */
const enrolled = [12, 60, 102];

/** Why the film cannot be made here; null if it can. */
export function liveFilmProblem(): string | null {
  if (!isThere) return 'the clips in ../shared/data/live are missing';
  const { status } = spawnSync('ffmpeg', ['-version']);
  return status === 0 ? null : 'ffmpeg is not installed';
}

/**
 * Writes the film of a live person, and photos to enrol her beside it in `live/wanda`.
 * @throws Error if that is not possible.
 */
export async function writeLiveFilm(file: string): Promise<void> {
  const problem = liveFilmProblem();
  if (problem !== null) throw new Error(problem);
  const photos = join(dirname(file), 'live', 'wanda');
  await mkdir(photos, { recursive: true });
  const frames: Uint8Array[] = [];
  let index = -1;
  for await (const { frame } of readClip({ name: 'live', files: [clip] }, 12)) {
    index += 1;
    if (index >= film.to) break;
    const isInFilm = index >= film.from;
    if (!isInFilm && !enrolled.includes(index)) continue;
    const { width, height, data } = frame;
    const picture = sharp(data, { raw: { width, height, channels: 4 } })
      .resize(filmWidth, filmHeight, { fit: 'cover', position: 'right' })
      .removeAlpha();
    if (isInFilm) {
      const cropped = {
        width: filmWidth,
        height: filmHeight,
        data: await picture.raw().toBuffer(),
      };
      frames.push(toI420(cropped).data);
    } else await writeFile(join(photos, `${index}.png`), await picture.png().toBuffer());
  }
  // There and back, so that nothing jumps when the film begins again.
  await writeFilm(file, [...frames, ...frames.slice(1, -1).toReversed()]);
}
