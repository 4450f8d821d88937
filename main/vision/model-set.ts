import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { Fault } from '../../contract/fault.js';
import { ModelProfile, ModelRef, type DetectorProfile } from '../../contract/calls/models.js';
import {
  bundledEmbedding,
  defaultDetector,
  defaultEmbedding,
  isBundledDetector,
  type BundledDetectorId,
  type EmbeddingModel,
} from './bundled-models.js';
import { activeModelsFile, modelFolder, readActiveText, type ModelChoice } from './model-files.js';

/*
 * Imported models are in the data folder: `models/<id>/profile.json` with the ONNX files beside it.
 * `models/active.json` says which are in use.
 */

/** The chosen models. */
export interface ModelSet {
  readonly embedding: EmbeddingModel;
  readonly detector: DetectorProfile | BundledDetectorId;
}

export const ActiveModels = v.object({
  version: v.literal(1),
  embedding: v.nullable(ModelRef),
  detector: v.nullable(ModelRef),
  /** The embedding model that the door learns faces for; null for none. */
  learning: v.optional(v.nullable(ModelRef), null),
});
export type ActiveModels = v.InferOutput<typeof ActiveModels>;

const noneChosen: ActiveModels = { version: 1, embedding: null, detector: null, learning: null };

/** IDs of the models in use, bundled or imported. @throws Fault `data-damaged`. */
export async function modelsInUse(
  folder: string,
): Promise<{ readonly embedding: string; readonly detector: string }> {
  return modelsIn(await readActiveText(folder), folder);
}

/** As `modelsInUse`, from the text of the folder's file that says so; null without the file. */
export function modelsIn(
  text: string | null,
  folder: string,
): { readonly embedding: string; readonly detector: string } {
  const { embedding, detector } =
    text === null ? noneChosen : parseFile(ActiveModels, text, activeModelsFile(folder));
  return {
    embedding: embedding ?? defaultEmbedding.id,
    detector: detector ?? defaultDetector,
  };
}

/**
 * Reads the profiles of the chosen models.
 * @throws Fault `not-found` if no model has the id; `data-damaged`; `invalid-input` if a detector is
 *   chosen as the embedding model, or the other way round.
 */
export async function readModelSet(choice: ModelChoice): Promise<ModelSet> {
  const { folder } = choice;
  const active = folder === null ? noneChosen : await modelsInUse(folder);
  return {
    embedding: await embeddingOf(folder, choice.embedding ?? active.embedding),
    detector: await detectorOf(folder, choice.detector ?? active.detector),
  };
}

async function embeddingOf(folder: string | null, id: string | null): Promise<EmbeddingModel> {
  if (id === null || id === 'bundled') return defaultEmbedding;
  const bundled = bundledEmbedding(id);
  if (bundled !== null) return bundled;
  const profile = isBundledDetector(id) ? null : await readImported(folder, id);
  if (profile?.kind === 'embedding') return profile;
  throw new Fault(
    'invalid-input',
    `Model ${id} is ${named[profile?.kind ?? 'detector']}. Choose an embedding model.`,
  );
}

async function detectorOf(folder: string | null, id: string | null): Promise<ModelSet['detector']> {
  if (id === null || id === 'bundled') return defaultDetector;
  if (isBundledDetector(id)) return id;
  const profile = bundledEmbedding(id) === null ? await readImported(folder, id) : null;
  if (profile?.kind === 'detector') return profile;
  throw new Fault(
    'invalid-input',
    `Model ${id} is ${named[profile?.kind ?? 'embedding']}. Choose a detector.`,
  );
}

/** The kinds of models in a sentence. */
const named: Readonly<Record<ModelProfile['kind'], string>> = {
  embedding: 'an embedding model',
  detector: 'a detector',
  antispoof: 'an anti-spoofing net, which is in use without being chosen',
};

async function readImported(folder: string | null, id: string): Promise<ModelProfile> {
  if (folder === null) throw new Fault('not-found', `There is no bundled model ${id}.`);
  return readProfile(folder, id);
}

/** Reads the profile of an imported model. @throws Fault `not-found`, `data-damaged`. */
async function readProfile(folder: string, id: string): Promise<ModelProfile> {
  const file = join(modelFolder(folder, id), 'profile.json');
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) {
    throw new Fault(
      'not-found',
      `There is no imported model ${id} in ${join(folder, 'models')}. To list the models, run "rollcall models imported".`,
    );
  }
  return parseFile(ModelProfile, text, file);
}

function parseFile<Schema extends v.GenericSchema>(
  schema: Schema,
  text: string,
  file: string,
): v.InferOutput<Schema> {
  const parsed = parseJson(schema, text);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw new Fault(
    'data-damaged',
    `The file ${file} is damaged (${v.getDotPath(issue) ?? 'whole file'}: ${issue.message}). Import the model again.`,
  );
}

/** Parses JSON by a schema; text that is not JSON is an issue too. */
export function parseJson<Schema extends v.GenericSchema>(
  schema: Schema,
  text: string,
): v.SafeParseResult<Schema> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    json = undefined;
  }
  return v.safeParse(schema, json);
}
