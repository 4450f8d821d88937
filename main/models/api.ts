import { listModels } from '../../models/store.js';
import type { ApiOf, Input, Output } from '../../contract/contract.js';
import { Fault } from '../../contract/fault.js';
import type { EmbeddingProfile, modelCalls } from '../../contract/calls/models.js';
import { requireWritable } from '../storage/reading-only.js';
import { modelsInUse } from '../vision/model-set.js';
import { auditFirst } from '../access/audit-first.js';
import type { ModelsContext } from './models-data.js';
import { learnModel } from './learn.js';
import { readinessFor } from './readiness.js';
import { useModels } from './use.js';
import { defaultEmbedding, formerEmbedding } from '../vision/bundled-models.js';
import { measureCalibration } from '../lab/evaluation/on-labelled-photos.js';
import { importModel } from './importing.js';
import { learntModel } from './site-models.js';
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
  const { family, kind } = models.profile(id);
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
  // The inference process has it loaded.
  if (kind === 'antispoof') await context.reopen(() => Promise.resolve(() => Promise.resolve()));
  return {};
}
