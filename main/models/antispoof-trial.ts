import type { AntispoofTrial } from '../../contract/calls/models.js';
import { Fault } from '../../contract/fault.js';
import { readFrame } from '../lab/liveness/clip.js';
import { median } from '../liveness/cues.js';
import { isPicture } from '../liveness/judge.js';
import type { Vision } from '../vision/client/client.js';
import { samplePhotos } from './trial.js';

/** The sample photos are of live people, so a net that takes more of them for pictures is fed wrongly. */
const maxPictures = 0.5;
/** Largest difference between two runs on the same face. */
const maxRepeatDifference = 1e-5;
/** Different faces must give values that differ by this much, or the net does not look at them. */
const minSpread = 1e-3;

/**
 * Tries an anti-spoofing net on the faces of the six sample photos, which the bundled models find. It must give the
 * same share of a live face twice, different shares for different faces, and take at most half of these live people
 * for pictures.
 * @throws Fault `model-unusable` with the reason.
 */
export async function tryAntispoof(
  candidate: Vision,
  bundled: Vision,
  onProgress: (done: number, total: number) => void,
): Promise<AntispoofTrial> {
  await Promise.all([candidate.ready(), bundled.ready()]);
  const files = samplePhotos();
  const shares: number[] = [];
  const timesMs: number[] = [];
  for (const [index, file] of files.entries()) {
    const frame = await readFrame(file);
    const faces = (await bundled.analyseFrame(frame))?.faces ?? [];
    for (const { box } of faces) {
      const first = await candidate.liveShare(frame, box);
      const start = performance.now();
      const again = await candidate.liveShare(frame, box);
      timesMs.push(performance.now() - start);
      shares.push(requireShare(first, again));
    }
    onProgress(index + 1, files.length);
  }
  if (!(Math.max(...shares) - Math.min(...shares) >= minSpread)) {
    throw unusable('it gives the same answer for every face');
  }
  const pictures = shares.filter(isPicture).length;
  if (pictures > maxPictures * shares.length) {
    throw unusable(
      `it takes ${pictures} of ${shares.length} live people in the sample photos for pictures, so its input or its classes are not as stated`,
    );
  }
  return { kind: 'antispoof', faces: shares.length, pictures, faceMs: median(timesMs) };
}

function requireShare(first: number | null, again: number | null): number {
  if (first === null || again === null || !(first >= 0 && first <= 1)) {
    throw unusable('it does not give shares of its classes from 0 to 1');
  }
  if (!(Math.abs(first - again) <= maxRepeatDifference)) {
    throw unusable('it gives different results for the same face');
  }
  return first;
}

function unusable(reason: string): Fault {
  return new Fault(
    'model-unusable',
    `The net was not imported: ${reason}. Import another net, or set its input as documented by its author.`,
  );
}
