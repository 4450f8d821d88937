import { listModels } from '../../models/store.js';
import type { ApiOf, Input, Output } from '../../contract/contract.js';
import { Fault } from '../../contract/fault.js';
import type { EmbeddingProfile, modelCalls } from '../../contract/calls/models.js';
import { requireWritable } from '../storage/reading-only.js';
import { modelsInUse } from '../vision/model-set.js';
import { audit } from '../access/acting.js';
import { auditFirst } from '../access/audit-first.js';
import type { ModelsContext } from './models-data.js';
import { peopleLacking } from '../people/records/kept-photos.js';
import { defaultDetector, defaultEmbedding, formerEmbedding } from '../vision/bundled-models.js';
import { reEmbed } from './re-embed.js';
import { measureCalibration } from '../lab/evaluation/on-labelled-photos.js';
import { importModel } from './importing.js';
import type { ModelsInUse } from './site-models.js';
import { bundledRecognition, recognitionOf } from '../gallery/recognition.js';
import { changeSettings } from '../settings/settings.js';

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
      const { models } = await context.data();
      const inUse = await modelsInUse(folder);
      const successor = inUse.embedding === formerEmbedding.id ? await successorOf(context) : null;
      return { profiles: models.list(), ...inUse, successor };
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
    'models.use': (input) => change(() => useModels(input, context)),
    'models.calibrate': (input) => change(() => calibrateModel(input, context)),
    'models.remove': ({ model }) => change(() => removeModel(model, context)),
  };
}

/** The default embedding model for a site that uses the former one, and what a switch would mean. */
async function successorOf(
  context: ModelsContext,
): Promise<NonNullable<Output<'models.imported'>['successor']>> {
  const { people } = await context.data();
  const { modelId } = bundledRecognition();
  const lacking = await peopleLacking(people.store, modelId);
  const withPhotos = people
    .list()
    .filter(({ subjectId, photos }) => photos > 0 && lacking.includes(subjectId));
  return { id: defaultEmbedding.id, people: lacking.length, withPhotos: withPhotos.length };
}

async function useModels(
  choice: Input<'models.use'>,
  context: ModelsContext,
): Promise<Output<'models.use'>> {
  const { folder } = context;
  const { settings, settingsFile, models, site } = await context.data();
  const before = models.inUse;
  const current = await modelsInUse(folder);
  const { embedding: newEmbedding = current.embedding, detector: newDetector = current.detector } =
    choice;
  const embedding = newEmbedding ?? defaultEmbedding.id;
  const detector = newDetector ?? defaultDetector;
  const after = { embedding, detector };
  const recognition = await recognitionOf({ folder, ...after });
  const { impostorTail } = settings;
  const switchTo = async (inUse: ModelsInUse, tail: typeof impostorTail): Promise<void> => {
    await models.use(inUse);
    if (settings.impostorTail !== tail) await changeSettings(settingsFile, { impostorTail: tail });
  };
  const undo = async (): Promise<void> => {
    await switchTo(before, impostorTail);
    await site.flush();
  };
  // The figures of the self-test are valid only for the model they were measured with.
  const tail = embedding === current.embedding ? impostorTail : null;
  const entry = { action: 'models.use', target: null, before: current, after } as const;
  let made = { reEmbedded: [] as string[], lacking: [] as string[] };
  await auditFirst(context, () => entry)(null, async () => {
    // Before the switch, so that the kiosk keeps running meanwhile.
    made = await reEmbed(after, recognition, context);
    await switchTo(after, tail).catch(async (error: unknown) => {
      await undo();
      throw error;
    });
  });
  try {
    await context.reopen(() => Promise.resolve(undo));
  } catch (error) {
    const failed = {
      action: 'audit.changeFailed',
      target: null,
      after: { action: 'models.use' },
    } as const;
    // The fault that the caller gets matters more than a second one.
    await audit(context, failed).catch(() => undefined);
    throw error;
  }
  return { embedding, detector, reEmbedded: made.reEmbedded, toReEnrol: made.lacking };
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
  const entry = { action: 'models.remove', target: id, before: { family } } as const;
  await auditFirst(context, () => entry)(null, () => models.remove(id));
  // The inference process has it loaded.
  if (kind === 'antispoof') await context.reopen(() => Promise.resolve(() => Promise.resolve()));
  return {};
}
