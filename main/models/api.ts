import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { listModels } from '../../models/store.js';
import type { ApiOf, Input, Output } from '../../contract/contract.js';
import { Fault, isFault } from '../../contract/fault.js';
import type {
  EmbeddingProfile,
  ModelProfile,
  modelCalls,
  OnnxHints,
} from '../../contract/calls/models.js';
import { writeAtomically } from '../storage/atomic-file.js';
import { withFileFaults } from '../storage/file-faults.js';
import { makeFolder } from '../storage/make-folder.js';
import { requireWritable } from '../storage/reading-only.js';
import type { Vision } from '../vision/client/client.js';
import { modelFolder, modelsInUse } from '../vision/model-set.js';
import { auditFirst } from '../access/audit-first.js';
import type { ModelsContext } from './models-data.js';
import { learnModel } from './learn.js';
import { readinessFor } from './readiness.js';
import { useModels } from './use.js';
import { defaultEmbedding, formerEmbedding } from '../vision/bundled-models.js';
import { measureCalibration } from '../lab/evaluation/on-labelled-photos.js';
import type { Draft } from './candidate.js';
import { learntModel, stagingId } from './site-models.js';
import { stageModel } from './staging.js';
import { tryModels } from './trial.js';
import { bundledRecognition } from '../gallery/recognition.js';

/** Calls about the models of a site: the bundled ones, the imported ones, and those in use. */
export function modelsApi(context: ModelsContext): ApiOf<typeof modelCalls> {
  const { folder } = context;
  const change = <Value>(task: () => Promise<Value>): Promise<Value> =>
    context.modelChanges.run(() => {
      requireWritable(folder);
      return task();
    });
  return {
    'models.list': () => listModels(),
    'models.imported': async () => {
      const data = await context.data();
      const inUse = await modelsInUse(folder);
      const next = inUse.embedding === formerEmbedding.id ? defaultEmbedding.id : null;
      const learnt = learntModel(data);
      const successor = next === null ? null : await readinessFor(next, context);
      const learning =
        learnt === null || learnt === next ? null : await readinessFor(learnt, context);
      return {
        profiles: data.models.list(),
        ...inUse,
        successor,
        learning: learnt !== null && learnt === next ? successor : learning,
        mayLearn: data.settings.learnsFaces,
      };
    },
    'models.import': ({ files, hints }) => {
      const named = files.map((path) => ({ path, name: path }));
      return change(() => importModel(named, hints, 'models.import', context));
    },
    'models.importUploads': async ({ uploadIds, hints }) => {
      const { transfers } = context;
      try {
        const files = uploadIds.map((uploadId) => transfers.take(uploadId));
        return await change(() => importModel(files, hints, 'models.importUploads', context));
      } finally {
        for (const uploadId of uploadIds) await transfers.drop(uploadId);
      }
    },
    'models.learn': (input) => change(() => learnModel(input, context)),
    'models.use': (input) => change(() => useModels(input, context)),
    'models.calibrate': (input) => change(() => calibrateModel(input, context)),
    'models.remove': ({ model }) => change(() => removeModel(model, context)),
  };
}

async function importModel(
  named: readonly { readonly path: string; readonly name: string }[],
  hints: OnnxHints,
  call: 'models.import' | 'models.importUploads',
  context: ModelsContext,
): Promise<Output<'models.import'>> {
  const { folder } = context;
  // Opening the data folder locks it.
  const { models } = await context.data();
  const staging = modelFolder(folder, stagingId);
  await rm(staging, { recursive: true, force: true });
  try {
    await withFileFaults(staging, () => makeFolder(staging));
    const { draft, sizeBytes } = await stageModel(named, hints, staging, (file) =>
      context.vision().inspect(file),
    );
    await writeProfile(staging, {
      ...(draft.kind === 'detector' ? draft : { ...draft, dimension: 0 }),
      id: stagingId,
    });
    const progress = context.progressOf(call);
    const { dimension, ...trial } = await withTrialProcesses(context, draft, (candidate, bundled) =>
      tryModels(candidate, bundled, progress),
    );
    const accepted = draft.kind === 'detector' ? draft : { ...draft, dimension };
    if (models.list().some(({ id }) => id === accepted.id)) {
      throw new Fault(
        'invalid-input',
        `This model is already imported as ${accepted.id}. Use that model.`,
      );
    }
    const entry = {
      action: 'models.import',
      target: accepted.id,
      after: { family: accepted.family, sources: accepted.sources },
    } as const;
    await auditFirst(context, () => entry)(null, () => models.add(staging, accepted));
    return { profile: accepted, sizeBytes, trial };
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/** Calls `run` with two inference processes: one with the model under trial, one with bundled models. */
async function withTrialProcesses<Result>(
  context: ModelsContext,
  { kind }: Draft,
  run: (candidate: Vision, bundled: Vision) => Promise<Result>,
): Promise<Result> {
  const allBundled = { embedding: 'bundled', detector: 'bundled' };
  const candidate = context.startVision({ ...allBundled, [kind]: stagingId });
  const bundled = context.startVision(allBundled);
  try {
    return await run(candidate, bundled);
  } catch (error) {
    if (!isFault(error) || error.code === 'model-unusable') throw error;
    const [line = ''] = error.message.split('\n');
    throw new Fault(
      'model-unusable',
      `The model was not imported: it cannot be run (${line}). Import another model.`,
      {
        cause: error,
      },
    );
  } finally {
    await Promise.all([candidate.close(), bundled.close()]);
  }
}

async function calibrateModel(
  { model, images }: Input<'models.calibrate'>,
  context: ModelsContext,
): Promise<Output<'models.calibrate'>> {
  const { models } = await context.data();
  const profile = models.profile(model);
  if (profile.kind !== 'embedding') {
    throw new Fault(
      'invalid-input',
      `Model ${model} is a detector, and only embedding models have thresholds. Choose an embedding model.`,
    );
  }
  const vision = context.startVision({ embedding: model });
  try {
    const progress = context.progressOf('models.calibrate');
    const { measured, ...pairs } = await measureCalibration(images, vision, progress);
    const { mean, deviation, genuineSquare } = measured;
    const calibration = { impostor: { mean, deviation }, genuineSquare, ...scaled(measured) };
    const entry = {
      action: 'models.calibrate',
      target: model,
      before: { calibration: profile.calibration },
      after: { calibration },
    } as const;
    await models.calibrate(
      model,
      calibration,
      auditFirst(context, () => entry),
    );
    return { ...pairs, calibration };
  } finally {
    await vision.close();
  }
}

/**
 * The figures that cannot be measured on single photos: those of the bundled model, scaled by the tail's
 * variance and by the distance between photos of one person.
 */
function scaled(measured: {
  readonly deviation: number;
  readonly genuineSquare: number;
}): Pick<NonNullable<EmbeddingProfile['calibration']>, 'sampleVariance' | 'margin'> {
  const { impostor, genuineSquare, sampleVariance, margin } = bundledRecognition().calibration;
  return {
    sampleVariance: sampleVariance * (measured.deviation / impostor.deviation) ** 2,
    margin: margin * Math.sqrt(measured.genuineSquare / genuineSquare),
  };
}

async function removeModel(id: string, context: ModelsContext): Promise<Record<string, never>> {
  const { models } = await context.data();
  const { family } = models.profile(id);
  const { embedding, detector } = models.inUse;
  if (embedding === id || detector === id) {
    throw new Fault('invalid-input', `Model ${id} is in use. Switch to another model first.`);
  }
  if (models.learning === id) {
    throw new Fault(
      'invalid-input',
      `Faces are learnt at the door for the model ${id}. Stop that first.`,
    );
  }
  const entry = { action: 'models.remove', target: id, before: { family } } as const;
  await auditFirst(context, () => entry)(null, () => models.remove(id));
  return {};
}

async function writeProfile(folder: string, profile: ModelProfile): Promise<void> {
  const text = `${JSON.stringify(profile, null, 2)}\n`;
  await writeAtomically(join(folder, 'profile.json'), text);
}
