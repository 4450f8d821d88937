import type { SeenFace } from '../../../contract/calls/faces.js';
import type { Output } from '../../../contract/contract.js';
import type { Face, Frame } from '../../../contract/face.js';
import type { People } from '../../people/records/people.js';
import type { Vision } from '../../vision/client/client.js';

/** The number of people that an administrator can compare at a glance. */
const nearestCount = 3;

/**
 * The faces in a camera frame with the people nearest to them, by the same analysis and thresholds as at the door.
 * @returns null for a frame that a newer one replaced.
 * @throws Fault as `Vision.analyseFrame`.
 */
export async function seenFaces(
  frame: Frame,
  people: People,
  vision: Vision,
): Promise<Output<'faces.look'>> {
  const analysis = await vision.analyseFrame(frame);
  if (analysis === null) return null;
  const { width, height, faces } = analysis;
  return { width, height, faces: faces.map((face) => seenFace(face, people)) };
}

function seenFace({ box, points5, embedding }: Face, people: People): SeenFace {
  const { subjectId, threshold } = people.gallery.identify(embedding);
  const nearest = people.gallery.nearest(embedding, nearestCount).map((candidate) => ({
    subjectId: candidate.subjectId,
    name: people.nameOf(candidate.subjectId) ?? '',
    distance: candidate.distance,
  }));
  return { box, points: [...points5], subjectId, nearest, threshold };
}
