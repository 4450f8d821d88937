import * as v from 'valibot';
import { embeddingFromText, embeddingToText } from '../../gallery/vectors.js';
import type { SealedFolder } from '../../storage/sealed-folder.js';
import { fileIdOf, separator } from './templates.js';

/** A good frame of a person recognised at the door, embedded with another model than the one in use. */
export interface LearntSample {
  /** When it was taken, in milliseconds since 1970, UTC. */
  readonly atMs: number;
  readonly embedding: Float32Array;
  /** Quality score, 0 to 1. */
  readonly weight: number;
}

/** Samples of a person's face that the door has learnt for another model. */
export interface LearntFace {
  /**
   * `collecting`: more samples are needed. `learnt`: they make a template when the site switches. `confusable`: the
   * face looks like another person's in the other model, so that an administrator must enrol the person.
   */
  readonly state: 'collecting' | 'learnt' | 'confusable';
  /** Oldest first. */
  readonly samples: readonly LearntSample[];
}

const StoredFace = v.object({
  version: v.literal(1),
  state: v.picklist(['collecting', 'learnt', 'confusable']),
  samples: v.array(v.object({ atMs: v.number(), weight: v.number(), embedding: v.string() })),
});

const suffix = `${separator}learnt`;

/**
 * The samples of people's faces that the door learns for another model than the one in use: one sealed file per person
 * and model, beside the templates. It is erased with the templates of the person.
 */
export class LearntFaces {
  constructor(private readonly files: SealedFolder) {}

  /** The learnt samples of a person; none if the file cannot be read, so that learning starts again. */
  async read(subjectId: string, modelId: string): Promise<LearntFace> {
    const nothing: LearntFace = { state: 'collecting', samples: [] };
    const bytes = await this.files.get(learntId(subjectId, modelId)).catch(() => null);
    if (bytes === null) return nothing;
    const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), StoredFace), bytes.toString());
    if (!parsed.success) return nothing;
    const { state, samples } = parsed.output;
    const decoded = samples.map((sample) => ({
      ...sample,
      embedding: embeddingFromText(sample.embedding),
    }));
    return { state, samples: decoded };
  }

  /** The learnt samples of all people for a model, by subject id. */
  async readAll(modelId: string): Promise<Map<string, LearntFace>> {
    const ending = learntId('', modelId);
    const found = new Map<string, LearntFace>();
    for (const id of await this.files.ids()) {
      if (!id.endsWith(ending)) continue;
      const subjectId = id.slice(0, -ending.length);
      found.set(subjectId, await this.read(subjectId, modelId));
    }
    return found;
  }

  /** Replaces the learnt samples of a person. @throws Fault `disk-full`, `data-read-only`. */
  put(subjectId: string, modelId: string, { state, samples }: LearntFace): Promise<void> {
    const encoded = samples.map((sample) => ({
      ...sample,
      embedding: embeddingToText(sample.embedding),
    }));
    const text = JSON.stringify({ version: 1, state, samples: encoded });
    return this.files.put(learntId(subjectId, modelId), Buffer.from(text));
  }

  /** Erases the learnt samples of a person for every model. @throws Fault `data-read-only`. */
  async eraseOf(subjectId: string): Promise<void> {
    await this.#eraseFiles((id) => id.startsWith(`${subjectId}${separator}`));
  }

  /**
   * Erases the learnt samples of all people.
   * @param exceptModelId the model for which it stays; null to erase all.
   * @returns the number of people.
   * @throws Fault `data-read-only`.
   */
  async eraseAll(exceptModelId: string | null = null): Promise<number> {
    const kept = exceptModelId === null ? null : learntId('', exceptModelId);
    const erased = await this.#eraseFiles((id) => kept === null || !id.endsWith(kept));
    return new Set(erased.map((id) => id.split(separator)[0])).size;
  }

  async #eraseFiles(isWanted: (id: string) => boolean): Promise<string[]> {
    const ids = (await this.files.ids()).filter((id) => id.endsWith(suffix) && isWanted(id));
    for (const id of ids) await this.files.remove(id);
    return ids;
  }
}

function learntId(subjectId: string, modelId: string): string {
  return `${fileIdOf(subjectId, modelId)}${suffix}`;
}
