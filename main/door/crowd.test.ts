import { beforeAll, expect, test } from 'vitest';
import type { Face } from '../../contract/face.js';
import { bundledRecognition } from '../gallery/recognition.js';
import { Gallery } from '../gallery/gallery.js';
import { makeTemplate } from '../gallery/template.js';
import { createPipeline } from '../vision/worker/pipeline.js';
import { BarredIdentities } from './barred.js';
import { Door, type Verdict } from './door.js';
import { recognise, trackDistances } from './recognise.js';
import { crowdFilm, type CrowdFilm } from './testing/crowd.js';
import { picturesPerPerson, realFaces } from './testing/real-faces.js';

const enrolledPictures = 3;

interface Outcome {
  /** Punches under a name that is not the person's. */
  wrong: number;
  /** Frames in which a person was greeted with another's name. */
  wrongGreetings: number;
  punches: number;
  /** Share of the enrolled people who stayed for 1.5 s that were recorded. */
  recorded: number;
}

/** A door with these people; every third is a stranger. */
function play({ frames, visits }: CrowdFilm, people: readonly (readonly Face[])[]): Outcome {
  const { modelId, dimension, calibration } = bundledRecognition();
  const gallery = new Gallery({ modelId, dimension, calibration, targetFpir: 1e-3 });
  const isEnrolled = (person: number): boolean => person % 3 !== 2;
  for (const [person, pictures] of people.entries()) {
    if (!isEnrolled(person)) continue;
    const samples = pictures.slice(0, enrolledPictures);
    const embeddings = samples.map(({ embedding }) => embedding);
    const weights = samples.map(({ quality }) => quality.score);
    gallery.add(String(person), makeTemplate(modelId, embeddings, weights));
  }
  const distances = trackDistances(gallery);
  const door = new Door(distances);
  const barred = new BarredIdentities(distances.same);
  let [wrong, wrongGreetings, punches] = [0, 0, 0];
  const recordings: { atMs: number; name: string }[] = [];
  for (const { atMs, standing } of frames) {
    const faces = standing.map(({ person, picture, box }) => ({
      ...people[person]![enrolledPictures + picture]!,
      box,
    }));
    const { view, probe } = door.step({ width: 640, height: 480, faces }, atMs, 120);
    const standsAs = (trackId: number): string | undefined => {
      const at = view.faces.findIndex((face) => face.trackId === trackId);
      return at < 0 ? undefined : String(standing[at]!.person);
    };
    if (probe !== null) {
      const found = recognise(probe, gallery, barred, atMs);
      let verdict: Verdict = { kind: 'not-recognised' };
      if (found.kind === 'mixed') verdict = found;
      if (found.kind === 'recognised') {
        punches += 1;
        recordings.push({ atMs, name: found.subjectId });
        if (standsAs(probe.trackId) !== found.subjectId) wrong += 1;
        const punch = {
          seq: 1,
          name: found.subjectId,
          direction: 'in',
          localTime: '',
          today: null,
        } as const;
        verdict = { kind: 'settled', state: { kind: 'recorded', punch } };
      }
      door.settle(probe.trackId, verdict, atMs);
    }
    const { state, faces: shown } = door.view;
    if (state.kind !== 'recorded') continue;
    const { name } = state.punch;
    const served = shown.findIndex((face) => face.served);
    if (faces[served]?.quality.usable === true && String(standing[served]!.person) !== name) {
      wrongGreetings += 1;
    }
  }
  const long = visits.filter(
    ({ person, fromMs, toMs }) => isEnrolled(person) && toMs - fromMs >= 1500,
  );
  const recorded = long.filter(({ person, fromMs, toMs }) =>
    recordings.some(({ atMs, name }) => name === String(person) && atMs >= fromMs && atMs < toMs),
  );
  return { wrong, wrongGreetings, punches, recorded: recorded.length / long.length };
}

let people: Face[][];
beforeAll(async () => {
  people = await realFaces(await createPipeline(), 24);
});

test('in a random crowd, no one is recorded or greeted as someone else', () => {
  const film = crowdFilm(10_000, people.length, picturesPerPerson - enrolledPictures, 1);
  const outcome = play(film, people);
  expect(outcome.wrong).toBe(0);
  expect(outcome.wrongGreetings).toBe(0);
  expect(outcome.punches).toBeGreaterThan(5000);
  expect(outcome.recorded).toBeGreaterThanOrEqual(0.99);
});
