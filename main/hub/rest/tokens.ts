import { hash, randomBytes, randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { Fault } from '../../../contract/fault.js';
import type { HubDatabase } from '../database/open-database.js';
import { inTransaction } from '../database/transaction.js';
import { Scope } from './scopes.js';

/** The prefix shows people, and tools that look for secrets in files, what a token is for. */
const prefix = 'rollcall_';

/** A known token: its client and its scopes. */
export interface KnownToken {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly isRevoked: boolean;
}

/** A token as `rollcall hub token list` shows it. Instants in UTC; null for never. */
export const TokenStatus = v.object({
  name: v.string(),
  scopes: v.array(Scope),
  madeAt: v.string(),
  revokedAt: v.nullable(v.string()),
  lastUsedAt: v.nullable(v.string()),
  /** Requests that are still in the log of uses. */
  uses: v.number(),
});
export type TokenStatus = v.InferOutput<typeof TokenStatus>;

/** Random, 256 bits: so a plain SHA-256 of it cannot be reversed, and needs no salt. */
function hashOf(token: string): string {
  return hash('sha256', token);
}

/**
 * Makes a token for a client.
 * @returns the token, of which the database has only a hash.
 * @throws Fault `invalid-input` if the client has one.
 */
export async function addToken(
  db: HubDatabase,
  { name, scopes }: { readonly name: string; readonly scopes: readonly Scope[] },
  now = new Date(),
): Promise<{ readonly token: string }> {
  const token = prefix + randomBytes(32).toString('base64url');
  await inTransaction(db, async (trx) => {
    const { numInsertedOrUpdatedRows } = await trx
      .insertInto('api_tokens')
      .values({
        id: randomUUID(),
        name,
        hash: hashOf(token),
        scopes: [...new Set(scopes)].join(' '),
        made_at: now,
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (numInsertedOrUpdatedRows === 1n) return;
    throw new Fault(
      'invalid-input',
      `${name} already has a token. Choose another name, or revoke it first with "rollcall hub token revoke ${name}".`,
    );
  });
  return { token };
}

/** Refuses a client's token from now on. @throws Fault `not-found`. */
export async function revokeToken(
  db: HubDatabase,
  name: string,
  now = new Date(),
): Promise<{ readonly name: string }> {
  const { numUpdatedRows } = await db
    .updateTable('api_tokens')
    .set({ revoked_at: now })
    .where('name', '=', name)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows === 1n) return { name };
  throw new Fault(
    'not-found',
    `${name} has no token, or it was already revoked. To list the tokens, run "rollcall hub token list".`,
  );
}

/** All tokens by name, revoked ones too. */
export async function tokenStatuses(db: HubDatabase): Promise<TokenStatus[]> {
  const rows = await db
    .selectFrom('api_tokens')
    .leftJoin('api_uses', 'api_uses.token_id', 'api_tokens.id')
    .select(['name', 'scopes', 'made_at', 'revoked_at'])
    .select(({ fn }) => [
      fn.max('api_uses.at').as('last_used_at'),
      fn.count<number>('api_uses.id').as('uses'),
    ])
    .groupBy(['api_tokens.id', 'name', 'scopes', 'made_at', 'revoked_at'])
    .orderBy('name')
    .orderBy('made_at')
    .execute();
  return rows.map((row) => ({
    name: row.name,
    scopes: scopesIn(row.scopes),
    madeAt: row.made_at.toISOString(),
    revokedAt: row.revoked_at?.toISOString() ?? null,
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
    uses: row.uses,
  }));
}

/** The token of an `Authorization` header (RFC 6750); null if it is not a token of this hub. */
export async function tokenOfHeader(
  db: HubDatabase,
  header: string | undefined,
): Promise<KnownToken | null> {
  const [, token] = /^Bearer +(\S+)$/i.exec(header ?? '') ?? [];
  return token === undefined ? null : findToken(db, token);
}

/** Finds the token that a client sent; null if this hub does not know it. */
async function findToken(db: HubDatabase, token: string): Promise<KnownToken | null> {
  const found = await db
    .selectFrom('api_tokens')
    .select(['id', 'name', 'scopes', 'revoked_at'])
    .where('hash', '=', hashOf(token))
    .executeTakeFirst();
  if (found === undefined) return null;
  const { id, name, revoked_at } = found;
  return { id, name, scopes: scopesIn(found.scopes), isRevoked: revoked_at !== null };
}

/** Scopes of a newer version, which this one does not know, allow nothing here. */
function scopesIn(text: string): Scope[] {
  return text.split(' ').filter((scope): scope is Scope => v.is(Scope, scope));
}
