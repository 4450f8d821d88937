import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Analysis, Face, Point } from '../../contract/face.js';
import { distanceOf } from '../gallery/vectors.js';
import type { Vision } from '../vision/client/client.js';
import { alterations, writeAltered } from './altered-photos.js';

/** A photo with the faces that the model under trial found in it. */
export interface TrialPhoto {
  readonly file: string;
  readonly width: number;
  readonly height: number;
  readonly faces: readonly TrialFace[];
}

/** A face with the person it shows. */
export interface TrialFace {
  /** Centre of the face's box, in pixels of the photo. */
  readonly centre: Point;
  /** Equal for the same person in all photos. */
  readonly person: number;
  readonly embedding: Float32Array;
}

/** Figures of the altered copies. Shares are 0 to 1. */
export interface AlteredFigures {
  /** Expected faces: each face of each photo, once per altered copy. */
  readonly probes: number;
  /** Share of the probes that were detected. */
  readonly found: number;
  /** Share of the detected probes whose nearest face in the original photos is of the same person. */
  readonly rank1: number;
  /** Share of comparisons in which a genuine distance is smaller than an impostor distance. */
  readonly rightOrder: number;
}

/**
 * A small evaluation that needs only the sample photos: compares the faces in every altered copy, detected
 * and aligned again, with all faces of the original photos.
 * @param onPhoto called after each altered copy.
 */
export async function evaluateOnAltered(
  photos: readonly TrialPhoto[],
  vision: Pick<Vision, 'analyseFile'>,
  onPhoto: () => void,
): Promise<AlteredFigures> {
  const gallery = photos.flatMap(({ faces }) => faces);
  const genuine: number[] = [];
  const impostor: number[] = [];
  let [found, correct] = [0, 0];
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-trial-'));
  try {
    for (const photo of photos) {
      for (const alteration of alterations) {
        const { file, locate } = await writeAltered(photo.file, alteration, folder);
        const analysis = await vision.analyseFile(file);
        for (const { centre, person } of photo.faces) {
          const probe = faceAround(analysis, locate(shareOf(centre, photo)));
          if (probe === undefined) continue;
          found += 1;
          const distances = gallery.map((face) => ({
            person: face.person,
            distance: distanceOf(face.embedding, probe.embedding),
          }));
          const nearest = distances.reduce((best, next) =>
            next.distance < best.distance ? next : best,
          );
          if (nearest.person === person) correct += 1;
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
    rank1: correct / found,
    rightOrder: shareInOrder(genuine, impostor),
  };
}

/** Share of all pairs of a genuine and an impostor distance in which the genuine one is smaller, 0 to 1. */
export function shareInOrder(genuine: readonly number[], impostor: readonly number[]): number {
  const smaller = genuine.map((one) => impostor.filter((other) => one < other).length);
  return smaller.reduce((sum, count) => sum + count, 0) / (genuine.length * impostor.length);
}

/** The face whose box contains a point. */
export function faceAround({ faces }: Analysis, { x, y }: Point): Face | undefined {
  return faces.find(
    ({ box }) => x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height,
  );
}

function shareOf({ x, y }: Point, { width, height }: TrialPhoto): Point {
  return { x: x / width, y: y / height };
}
