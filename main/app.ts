import { writeFile } from 'node:fs/promises';
import { listModels } from '../models/store.js';
import type { Api, Identification, Notice, Refusal } from '../preload/contract.js';
import type { Box, Face } from '../preload/face.js';
import { Fault, isFault } from '../preload/fault.js';
import { drawTags } from './drawing/tagged-picture.js';
import { evaluateVerification } from './evaluation/evaluate.js';
import { bundledCalibration } from './gallery/calibrations.js';
import { cluster } from './gallery/cluster.js';
import { Gallery, verificationThreshold, verify } from './gallery/gallery.js';
import { People } from './services/people.js';
import { withFileFaults } from './storage/file-faults.js';
import { startVision, type Vision } from './vision/client.js';
import { modelIdOf } from './vision/pipeline.js';

export interface AppOptions {
  /** The data folder; opened by the first call that needs it. */
  readonly folder: string;
  readonly passphrase?: string | undefined;
  readonly onNotice: (notice: Notice) => void;
}

/** The services behind the contract, for any host. */
export interface App {
  readonly api: Api;
  close(): Promise<void>;
}

/** Puts the rooms together. Nothing is opened or started before a call needs it. */
export function openApp(options: AppOptions): App {
  let visionStarted: Vision | null = null;
  let peopleOpened: Promise<People> | null = null;
  const vision = (): Vision => (visionStarted ??= startVision());
  const people = (): Promise<People> =>
    (peopleOpened ??= People.open(
      options.folder,
      new Gallery({
        modelId: modelIdOf({}),
        dimension: 128,
        calibration: bundledCalibration,
        targetFpir: 0.001,
      }),
      options.passphrase,
      (message) => {
        options.onNotice({ type: 'notice', message });
      },
    ));

  async function identify(file: string): Promise<Identification> {
    const known = await people();
    const { width, height, faces } = await vision().analyseFile(file);
    const identified = faces.map(({ box, score, quality, embedding }) => {
      const { subjectId, nearest, margin, threshold } = known.gallery.identify(embedding);
      const distance = nearest?.distance ?? null;
      const name = known.nameOf(subjectId);
      return { box, score, quality, subjectId, name, distance, margin, threshold };
    });
    return { file, width, height, faces: identified };
  }

  const api: Api = {
    'people.enrol': async ({ name, files }) => (await people()).enrol(name, files, vision()),
    'people.list': async () => (await people()).list(),
    'people.forget': async ({ who }) => (await people()).forget(who),
    'faces.identify': ({ file }) => identify(file),
    'faces.verify': async ({ a, b }) => {
      const one = await onlyFace(vision(), a);
      const other = await onlyFace(vision(), b);
      return verify(one.embedding, other.embedding, bundledCalibration);
    },
    'faces.cluster': async ({ files }) => {
      const found: { file: string; box: Box; embedding: Float32Array }[] = [];
      const refused: Refusal[] = [];
      for (const [index, file] of files.entries()) {
        options.onNotice({
          type: 'progress',
          call: 'faces.cluster',
          done: index,
          total: files.length,
        });
        try {
          const { faces } = await vision().analyseFile(file);
          found.push(...faces.map(({ box, embedding }) => ({ file, box, embedding })));
        } catch (error) {
          if (!isFault(error)) throw error;
          refused.push({ file, code: error.code, reason: error.message });
        }
      }
      const threshold = verificationThreshold(bundledCalibration);
      const numbers = cluster(
        found.map((face) => face.embedding),
        threshold,
      );
      const groups = Array.from({ length: Math.max(-1, ...numbers) + 1 }, (_, person) =>
        found
          .filter((__, index) => numbers[index] === person)
          .map(({ file, box }) => ({ file, box })),
      );
      return { people: groups, refused, threshold };
    },
    'faces.tag': async ({ file, out }) => {
      const found = await identify(file);
      const tags = found.faces.map(({ box, name }) => ({
        box,
        label: name ?? 'unknown',
        known: name !== null,
      }));
      const picture = await drawTags(file, tags, out);
      await withFileFaults(out, () => writeFile(out, picture));
      return found;
    },
    'evaluate.verification': async ({ images, pairs }) => {
      const figures = await evaluateVerification(
        images,
        pairs,
        (path) => vision().analyseFile(path, { centreCrop: true }),
        (done, total) => {
          options.onNotice({ type: 'progress', call: 'evaluate.verification', done, total });
        },
      );
      return { ...figures, missed: [...figures.missed] };
    },
    'models.list': () => listModels(),
  };
  return { api, close: async () => visionStarted?.close() };
}

/** The face of a photo that must show exactly one. @throws Fault `no-face`, `several-faces`. */
async function onlyFace(vision: Vision, file: string): Promise<Face> {
  const { faces } = await vision.analyseFile(file);
  const [face] = faces;
  if (face === undefined) {
    throw new Fault('no-face', `${file} shows no face; use a photo with the face in full view.`);
  }
  if (faces.length > 1) {
    throw new Fault(
      'several-faces',
      `${file} shows ${faces.length} faces; use a photo of one person.`,
    );
  }
  return face;
}
