import type { Face } from '../../../contract/face.js';
import { BarredIdentities } from '../../door/barred.js';
import { evidenceOf } from '../../door/evidence.js';
import { recognise, trackDistances } from '../../door/recognise.js';
import { Gallery } from '../../gallery/gallery.js';
import type { Recognition } from '../../gallery/recognition.js';
import { makeTemplate } from '../../gallery/template.js';
import { fuse } from '../../gallery/vectors.js';
import type { Answer } from './identification.js';

/** The gallery to measure. */
export interface GalleryUnderTest {
  /** Enrols the samples of each person, by name, in place of everyone enrolled before. */
  enrol(people: readonly { readonly name: string; readonly faces: readonly Face[] }[]): void;
  /** Fuses the samples of an attempt and identifies the person with the gallery's own threshold. */
  identify(faces: readonly Face[]): Omit<Answer, 'name'>;
  /**
   * Identifies the person of a visit with the rules of the door: one try for each look, which shares the
   * accepted FPIR with the others, until a try names someone.
   * @param looks the frames of each look.
   */
  visit(looks: readonly (readonly Face[])[]): Omit<Answer, 'name'>;
}

/** A gallery with the real rules, and the FPIR of a new site. */
export function galleryUnderTest(recognition: Recognition): GalleryUnderTest {
  const { modelId } = recognition;
  let gallery = new Gallery({ ...recognition, targetFpir: 0.001 });
  const embeddings = (faces: readonly Face[]) => faces.map((face) => face.embedding);
  const weights = (faces: readonly Face[]) => faces.map((face) => face.quality.score);
  return {
    enrol: (people) => {
      gallery = new Gallery({ ...recognition, targetFpir: 0.001 });
      for (const { name, faces } of people) {
        gallery.add(name, makeTemplate(modelId, embeddings(faces), weights(faces)));
      }
    },
    identify: (faces) => {
      const probe = fuse(embeddings(faces), weights(faces));
      const { subjectId, nearest } = gallery.identify(probe, faces.length);
      return { nearest: nearest!.subjectId, distance: nearest!.distance, accepted: subjectId };
    },
    visit: (looks) => visit(looks, gallery),
  };
}

function visit(looks: readonly (readonly Face[])[], gallery: Gallery): Omit<Answer, 'name'> {
  const noneBarred = new BarredIdentities(trackDistances(gallery).same);
  let best: Omit<Answer, 'name'> | null = null;
  for (const [earlierTries, samples] of looks.entries()) {
    const evidence = evidenceOf(samples);
    const [nearest] = gallery.nearest(evidence.embedding, 1);
    const found = recognise({ samples, evidence, earlierTries }, gallery, noneBarred, 0);
    const accepted = found.kind === 'recognised' ? found.subjectId : null;
    const { subjectId, distance } = nearest!;
    if (best === null || accepted !== null || distance < best.distance) {
      best = { nearest: subjectId, distance, accepted };
    }
    if (accepted !== null) break;
  }
  return best!;
}
