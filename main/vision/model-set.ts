import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { Fault } from '../../contract/fault.js';
import {
  ModelProfile,
  ModelRef,
  type DetectorProfile,
  type EmbeddingProfile,
} from '../../contract/calls/models.js';

/*
 * Imported models are in the data folder: `models/<id>/profile.json` with the ONNX files beside it.
 * `models/active.json` says which are in use.
 */

/** The models to load. A missing id means the model in use, `bundled` the bundled one. */
export interface ModelChoice {
  /** The data folder; null if there are only the bundled models. */
  readonly folder: string | null;
  readonly embedding?: string | undefined;
  readonly detector?: string | undefined;
}

/** The profiles of the chosen models; null is the bundled model. */
export interface ModelSet {
  readonly embedding: EmbeddingProfile | null;
  readonly detector: DetectorProfile | null;
}

export const ActiveModels = v.object({
  version: v.literal(1),
  embedding: v.nullable(ModelRef),
  detector: v.nullable(ModelRef),
});
export type ActiveModels = v.InferOutput<typeof ActiveModels>;

export const bundledOnly: ModelChoice = { folder: null };

/** The folder of an imported model. */
export function modelFolder(folder: string, id: string): string {
  return join(folder, 'models', id);
}

/** File name of an imported embedding net, beside its profile. */
export const embeddingFile = 'embedding.onnx';

/** The file that says which models are in use. */
export function activeModelsFile(folder: string): string {
  return join(folder, 'models', 'active.json');
}

/** Which imported models are in use. @throws Fault `data-damaged`. */
async function readActiveModels(folder: string): Promise<ActiveModels> {
  const file = activeModelsFile(folder);
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return { version: 1, embedding: null, detector: null };
  return parseFile(ActiveModels, text, file);
}

/**
 * Reads the profiles of the chosen models.
 * @throws Fault `not-found` if no model has the id; `data-damaged`; `invalid-input` if a detector is
 *   chosen as the embedding model, or the other way round.
 */
export async function readModelSet(choice: ModelChoice): Promise<ModelSet> {
  const { folder } = choice;
  if (folder === null) return { embedding: null, detector: null };
  const active = await readActiveModels(folder);
  const idOf = (chosen: string | undefined, inUse: string | null): string | null =>
    chosen === undefined ? inUse : chosen === 'bundled' ? null : chosen;
  const embeddingId = idOf(choice.embedding, active.embedding);
  const detectorId = idOf(choice.detector, active.detector);
  const embedding = embeddingId === null ? null : await readProfile(folder, embeddingId);
  const detector = detectorId === null ? null : await readProfile(folder, detectorId);
  if (embedding !== null && embedding.kind !== 'embedding') {
    throw new Fault(
      'invalid-input',
      `Model ${embedding.id} is a detector. Choose an embedding model.`,
    );
  }
  if (detector !== null && detector.kind !== 'detector') {
    throw new Fault(
      'invalid-input',
      `Model ${detector.id} is an embedding model. Choose a detector.`,
    );
  }
  return { embedding, detector };
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
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    json = undefined;
  }
  const parsed = v.safeParse(schema, json);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw new Fault(
    'data-damaged',
    `The file ${file} is damaged (${v.getDotPath(issue) ?? 'whole file'}: ${issue.message}). Import the model again.`,
  );
}
