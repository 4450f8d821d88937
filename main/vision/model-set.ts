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
 * Imported models live in the data folder: `models/<id>/profile.json` with the ONNX files beside it,
 * and `models/active.json` says which are in use.
 */

/** Which models to work with. Ids left out are those in use; `bundled` stands for the bundled one. */
export interface ModelChoice {
  /** The data folder; null where nothing but the bundled models is known. */
  readonly folder: string | null;
  readonly embedding?: string | undefined;
  readonly detector?: string | undefined;
}

/** Null stands for the bundled model. */
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

export const onlyBundled: ModelChoice = { folder: null };

/** The folder of an imported model. */
export function modelFolder(folder: string, id: string): string {
  return join(folder, 'models', id);
}

/** The file of an imported embedding net, beside its profile. */
export const embeddingFile = 'embedding.onnx';

/** The file that says which models are in use. */
export function activeModelsFile(folder: string): string {
  return join(folder, 'models', 'active.json');
}

/** Which imported models are in use. @throws Fault `data-damaged`. */
export async function readActiveModels(folder: string): Promise<ActiveModels> {
  const file = activeModelsFile(folder);
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return { version: 1, embedding: null, detector: null };
  return parseFile(ActiveModels, text, file);
}

/**
 * The profiles of the models to work with.
 * @throws Fault `not-found` for an id that no model has; `data-damaged`; `invalid-input` for a
 *   detector where an embedding model belongs, or the other way round.
 */
export async function readModelSet(choice: ModelChoice): Promise<ModelSet> {
  const { folder } = choice;
  if (folder === null) return { embedding: null, detector: null };
  const active = await readActiveModels(folder);
  const idOf = (asked: string | undefined, used: string | null): string | null =>
    asked === undefined ? used : asked === 'bundled' ? null : asked;
  const embeddingId = idOf(choice.embedding, active.embedding);
  const detectorId = idOf(choice.detector, active.detector);
  const embedding = embeddingId === null ? null : await readProfile(folder, embeddingId);
  const detector = detectorId === null ? null : await readProfile(folder, detectorId);
  if (embedding !== null && embedding.kind !== 'embedding') throw wrongKind(embedding.id, 'faces');
  if (detector !== null && detector.kind !== 'detector') throw wrongKind(detector.id, 'vectors');
  return { embedding, detector };
}

/** @throws Fault `not-found`, `data-damaged`. */
export async function readProfile(folder: string, id: string): Promise<ModelProfile> {
  const file = join(modelFolder(folder, id), 'profile.json');
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) {
    throw new Fault(
      'not-found',
      `There is no imported model ${id} in ${join(folder, 'models')}; see "rollcall models imported".`,
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
    `The file ${file} is damaged: ${v.getDotPath(issue) ?? 'all of it'}: ${issue.message}; import the model again.`,
  );
}

function wrongKind(id: string, finds: string): Fault {
  const [is, asked] =
    finds === 'faces' ? ['a detector', 'an embedding model'] : ['an embedding model', 'a detector'];
  return new Fault('invalid-input', `The model ${id} is ${is}, not ${asked}.`);
}
