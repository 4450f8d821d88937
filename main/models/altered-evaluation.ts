import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Analysis, Face, Point } from '../../contract/face.js';
import { distanceOf } from '../gallery/vectors.js';
import type { Vision } from '../vision/client/client.js';
import { alterations, writeAltered } from './altered-photos.js';

/** A photo with the faces that a model under trial found in it. */
export interface TriedPhoto {
  readonly file: string;
  readonly width: number;
  readonly height: number;
  readonly faces: readonly TriedFace[];
}

export interface TriedFace {
  /** Of its box, pixels of the photo. */
  readonly middle: Point;
  /** Equal for the same person, in whichever photo. */
  readonly person: number;
  readonly embedding: Float32Array;
}

/** What came of the altered copies. Shares are 0 to 1. */
export interface AlteredFigures {
  /** Faces looked for: each of the photos' in each of their altered copies. */
  readonly probes: number;
  /** Of all probes, the share that was found. */
  readonly found: number;
  /** Of those found, the share whose nearest face in the photos as they are is of the same person. */
  readonly rank1: number;
  /** How often a probe is closer to the same person than another is to somebody else. */
  readonly rightOrder: number;
}

/**
 * A small evaluation that needs no photos but the six samples: every altered copy of theirs (detected
 * and aligned anew) against all faces of the photos as they are.
 */
export async function evaluateOnAltered(
  photos: readonly TriedPhoto[],
  vision: Pick<Vision, 'analyseFile'>,
  onPhoto: () => void,
): Promise<AlteredFigures> {
  const gallery = photos.flatMap(({ faces }) => faces);
  const genuine: number[] = [];
  const impostor: number[] = [];
  let [found, right] = [0, 0];
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-trial-'));
  try {
    for (const photo of photos) {
      for (const alteration of alterations) {
        const { file, place } = await writeAltered(photo.file, alteration, folder);
        const analysis = await vision.analyseFile(file);
        for (const { middle, person } of photo.faces) {
          const probe = faceAround(analysis, place(shareOf(middle, photo)));
          if (probe === undefined) continue;
          found += 1;
          const distances = gallery.map((face) => ({
            person: face.person,
            distance: distanceOf(face.embedding, probe.embedding),
          }));
          const nearest = distances.reduce((best, next) =>
            next.distance < best.distance ? next : best,
          );
          if (nearest.person === person) right += 1;
          for (const one of distances) {
            (one.person === person ? genuine : impostor).push(one.distance);
          }
        }
        onPhoto();
      }
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  const probes = gallery.length * alterations.length;
  return {
    probes,
    found: found / probes,
    rank1: right / found,
    rightOrder: shareInOrder(genuine, impostor),
  };
}

/** Of all pairs of a genuine and an impostor distance, in how many the genuine one is smaller; 0 to 1. */
export function shareInOrder(genuine: readonly number[], impostor: readonly number[]): number {
  const right = genuine.map((one) => impostor.filter((other) => one < other).length);
  return right.reduce((sum, count) => sum + count, 0) / (genuine.length * impostor.length);
}

/** The face that a point is inside of. */
export function faceAround({ faces }: Analysis, { x, y }: Point): Face | undefined {
  return faces.find(
    ({ box }) => x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height,
  );
}

function shareOf({ x, y }: Point, { width, height }: TriedPhoto): Point {
  return { x: x / width, y: y / height };
}
