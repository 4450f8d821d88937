import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Output } from '../../contract/contract.js';
import { Fault, isFault } from '../../contract/fault.js';
import type { ModelProfile, OnnxHints } from '../../contract/calls/models.js';
import { auditFirst } from '../access/audit-first.js';
import { writeAtomically } from '../storage/atomic-file.js';
import { withFileFaults } from '../storage/file-faults.js';
import { makeFolder } from '../storage/make-folder.js';
import type { Vision } from '../vision/client/client.js';
import { tryAntispoof } from './antispoof-trial.js';
import type { Draft } from './candidate.js';
import type { ModelsContext } from './models-data.js';
import { stageModel } from './staging.js';
import { tryModels } from './trial.js';
import { modelFolder, stagingId } from '../vision/model-files.js';

type ImportCall = 'models.import' | 'models.importUploads';
/** A profile with what the trial found. */
type Tried = Pick<Output<'models.import'>, 'profile' | 'trial'>;

/**
 * Converts model files, tries the result, and adds it to the imported models. An anti-spoofing net is in use at
 * once; other models have to be chosen.
 * @param named the files, and how messages call them. @param call for the progress.
 * @throws Fault `model-unusable`, `not-found`, `invalid-input`; then nothing is imported.
 */
export async function importModel(
  named: readonly { readonly path: string; readonly name: string }[],
  hints: OnnxHints,
  call: ImportCall,
  context: ModelsContext,
): Promise<Output<'models.import'>> {
  // Opening the data folder locks it.
  const { models } = await context.data();
  const staging = modelFolder(context.folder, stagingId);
  await rm(staging, { recursive: true, force: true });
  try {
    await withFileFaults(staging, () => makeFolder(staging));
    const { draft, sizeBytes } = await stageModel(named, hints, staging, (file) =>
      context.vision().inspect(file),
    );
    await writeProfile(staging, { ...withDimension(draft, 0), id: stagingId });
    const { profile, trial } = await tryDraft(draft, call, context);
    const { id, family, sources } = profile;
    if (models.list().some((one) => one.id === id)) {
      throw new Fault('invalid-input', `This model is already imported as ${id}. Use that model.`);
    }
    const entry = { action: 'models.import', target: id, after: { family, sources } } as const;
    await auditFirst(context, () => entry)(null, () => models.add(staging, profile));
    // The inference process loads it.
    if (profile.kind === 'antispoof') {
      await context.reopen(() => Promise.resolve(() => models.remove(id)));
    }
    return { profile, sizeBytes, trial };
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/** Tries the model in the staging folder. @throws Fault `model-unusable`. */
async function tryDraft(draft: Draft, call: ImportCall, context: ModelsContext): Promise<Tried> {
  const progress = context.progressOf(call);
  return withTrialProcesses(context, draft, async (candidate, bundled) => {
    if (draft.kind === 'antispoof') {
      return { profile: draft, trial: await tryAntispoof(candidate, bundled, progress) };
    }
    const { dimension, ...trial } = await tryModels(candidate, bundled, progress);
    return { profile: withDimension(draft, dimension), trial };
  });
}

/** @param dimension of the embeddings, if the draft is of an embedding model. */
function withDimension(draft: Draft, dimension: number): ModelProfile {
  return draft.kind === 'embedding' ? { ...draft, dimension } : draft;
}

/** Calls `run` with two inference processes: one with the model under trial, one with bundled models. */
async function withTrialProcesses<Result>(
  context: ModelsContext,
  { kind }: Draft,
  run: (candidate: Vision, bundled: Vision) => Promise<Result>,
): Promise<Result> {
  const allBundled = { embedding: 'bundled', detector: 'bundled', antispoof: 'none' };
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
      { cause: error },
    );
  } finally {
    await Promise.all([candidate.close(), bundled.close()]);
  }
}

async function writeProfile(folder: string, profile: ModelProfile): Promise<void> {
  const text = `${JSON.stringify(profile, null, 2)}\n`;
  await writeAtomically(join(folder, 'profile.json'), text);
}
