import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import type { HubDatabase } from '../database/open-database.js';

/** How long uses, and answers to requests with a key, are kept, in ms: 90 days, which covers a quarter's pay. */
const keptMs = 90 * 86_400_000;
/** How often older ones are removed, in ms. */
const removeEveryMs = 3_600_000;
/** Maximum number of uses that are shown at a time. */
const maxShown = 1000;

/** A use of a token. */
export interface TokenUse {
  readonly tokenId: string;
  readonly path: string;
  /** Names only: values may name a person. */
  readonly parameters: readonly string[];
  /** HTTP status of the answer. */
  readonly status: number;
  /** Number of items in the answer. */
  readonly items: number;
}

/** A use as `rollcall hub token uses` shows it. */
export const ShownUse = v.object({
  at: v.string(),
  name: v.string(),
  path: v.string(),
  parameters: v.string(),
  status: v.number(),
  items: v.number(),
});
export type ShownUse = v.InferOutput<typeof ShownUse>;

/** Records who asked for what, and removes uses and answers that are too old. */
export class UseLog {
  #removeAtMs = 0;

  constructor(private readonly db: HubDatabase) {}

  async add({ tokenId, parameters, ...use }: TokenUse, now: Date): Promise<void> {
    await this.db
      .insertInto('api_uses')
      .values({
        id: randomUUID(),
        token_id: tokenId,
        at: now,
        parameters: parameters.join(' '),
        ...use,
      })
      .execute();
    if (now.getTime() < this.#removeAtMs) return;
    this.#removeAtMs = now.getTime() + removeEveryMs;
    const oldest = new Date(now.getTime() - keptMs);
    await this.db.deleteFrom('api_uses').where('at', '<', oldest).execute();
    await this.db.deleteFrom('api_answers').where('at', '<', oldest).execute();
  }
}

/** The latest uses, newest first. @param name of the client; null for all. */
export async function latestUses(db: HubDatabase, name: string | null): Promise<ShownUse[]> {
  let query = db
    .selectFrom('api_uses')
    .innerJoin('api_tokens', 'api_tokens.id', 'api_uses.token_id')
    .select(['at', 'name', 'path', 'parameters', 'status', 'items']);
  if (name !== null) query = query.where('name', '=', name);
  const rows = await query.orderBy('at', 'desc').limit(maxShown).execute();
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
