import type { Input, Output } from '../../contract/contract.js';
import { Fault } from '../../contract/fault.js';
import { auditFirst } from '../access/audit-first.js';
import { recognitionOf } from '../gallery/recognition.js';
import { labelOf } from '../../contract/labels.js';
import type { People } from '../people/records/people.js';
import { modelsInUse } from '../vision/model-set.js';
import type { Settings } from '../../contract/calls/settings.js';
import { learntModel, type SiteModels } from './site-models.js';
import type { ModelsContext } from './models-data.js';
import { readinessFor } from './readiness.js';

/** The parts of an opened data folder that learning uses. */
interface LearningData {
  readonly settings: Settings;
  readonly models: SiteModels;
  readonly people: People;
}

/**
 * Lets the door learn faces for another model, or stops it and erases what was learnt.
 * @throws Fault `invalid-input` for the model in use, or if the settings do not allow it; as `recognitionOf`.
 */
export async function learnModel(
  { model }: Input<'models.learn'>,
  context: ModelsContext,
): Promise<Output<'models.learn'>> {
  const { folder } = context;
  const { settings, models, people } = await context.data();
  if (model !== null) {
    if (!settings.learnsFaces) {
      throw new Fault(
        'invalid-input',
        `The settings do not allow the door to learn faces. Turn on “${labelOf('learnsFaces')}” first.`,
      );
    }
    const { modelId } = await recognitionOf({ folder, embedding: model });
    const { embedding } = await modelsInUse(folder);
    if (model === embedding || modelId === people.gallery.modelId) {
      throw new Fault(
        'invalid-input',
        `The embedding model ${model} is in use. Choose the model that you want to switch to.`,
      );
    }
  }
  const before = { learning: models.learning };
  const after = { learning: model };
  let erased = 0;
  if (before.learning !== model) {
    const entry = { action: 'models.learn', target: null, before, after } as const;
    await auditFirst(context, () => entry)(null, () => models.learn(model));
    erased = await eraseOldFaces({ settings, models, people });
  }
  return { learning: model === null ? null : await readinessFor(model, context), erased };
}

/** Stops learning and erases what was learnt: the settings no longer allow it. @throws Fault `data-read-only`. */
export async function stopLearning(data: LearningData): Promise<void> {
  await data.models.learn(null);
  await eraseOldFaces(data);
}

/**
 * Erases what the door learnt for models that it does not learn, as after a switch, after a change of the settings
 * or after an interruption.
 * @returns the number of people.
 * @throws Fault `data-read-only`; as `recognitionOf`.
 */
export async function eraseOldFaces(data: LearningData): Promise<number> {
  const { folder } = data.models;
  const { store } = data.people;
  const learning = learntModel(data);
  const learnt = learning === null ? null : await recognitionOf({ folder, embedding: learning });
  return store.register.exclusively(() => store.learnt.eraseAll(learnt?.modelId));
}
