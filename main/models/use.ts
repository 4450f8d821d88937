import type { Input, Output } from '../../contract/contract.js';
import { audit } from '../access/acting.js';
import { auditFirst } from '../access/audit-first.js';
import { recognitionOf } from '../gallery/recognition.js';
import { changeSettings } from '../settings/settings.js';
import { defaultDetector, defaultEmbedding } from '../vision/bundled-models.js';
import { modelsInUse } from '../vision/model-set.js';
import type { ModelsContext } from './models-data.js';
import { makeTemplates } from './re-embed.js';
import type { ModelsInUse } from './site-models.js';

/**
 * Switches to other models. People without a template of the new embedding model get one from what the door
 * learnt, or from their kept photos.
 * @throws Fault as `recognitionOf`, `makeTemplates`; then the models are those of before.
 */
export async function useModels(
  choice: Input<'models.use'>,
  context: ModelsContext,
): Promise<Output<'models.use'>> {
  const { folder } = context;
  const { settings, settingsFile, models, site } = await context.data();
  const before = models.inUse;
  const { learning } = models;
  const current = await modelsInUse(folder);
  const { embedding: newEmbedding = current.embedding, detector: newDetector = current.detector } =
    choice;
  const embedding = newEmbedding ?? defaultEmbedding.id;
  const detector = newDetector ?? defaultDetector;
  const after = { embedding, detector };
  const recognition = await recognitionOf({ folder, ...after });
  const { impostorTail } = settings;
  const switchTo = async (
    inUse: ModelsInUse,
    tail: typeof impostorTail,
    learnt: typeof learning,
  ): Promise<void> => {
    await models.use(inUse, learnt);
    if (settings.impostorTail !== tail) await changeSettings(settingsFile, { impostorTail: tail });
  };
  const undo = (): Promise<void> => site.undo(() => switchTo(before, impostorTail, learning));
  // The figures of the self-test are valid only for the model they were measured with.
  const tail = embedding === current.embedding ? impostorTail : null;
  const entry = { action: 'models.use', target: null, before: current, after } as const;
  let made = { reEmbedded: [] as string[], learnt: [] as string[], lacking: [] as string[] };
  await auditFirst(context, () => entry)(null, async () => {
    // Before the switch, so that the kiosk keeps running meanwhile.
    made = await makeTemplates(after, recognition, context);
    const stillLearnt = learning === embedding ? null : learning;
    await switchTo(after, tail, stillLearnt).catch(async (error: unknown) => {
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
  const { reEmbedded, learnt, lacking } = made;
  return { embedding, detector, reEmbedded, learnt, toReEnrol: lacking };
}
