import { isFault } from '../../../contract/fault.js';
import { macKeyOf, macOf } from '../../storage/chain.js';
import type { MacKey } from '../../storage/mac-key.js';
import type { HubDatabase } from '../database/open-database.js';
import type { DoneBefore, OperationAnswer } from './operation.js';
import { problemOf } from './problem.js';

/** A request with its key, according to the IETF draft of the `Idempotency-Key` header. */
export interface KeyedRequest {
  readonly tokenId: string;
  /** Value of `Idempotency-Key`. */
  readonly key: string;
  /** What the request asks for: method, path and body. */
  readonly content: string;
  readonly now: Date;
}

/** The functions that carry out a request. */
export interface Work {
  readonly run: () => Promise<OperationAnswer>;
  /** Finds the result of an attempt that got no answer because the hub was killed; null if it did nothing. */
  readonly find: (before: DoneBefore) => Promise<OperationAnswer | null>;
  /** The last entry of the site's journal now. */
  readonly journalSeq: () => Promise<number>;
}

/** `other`: the key belongs to another request. `running`: the request is in progress. */
export type Outcome = OperationAnswer | 'other' | 'running';

/**
 * Does each request only once: a program that got no answer sends the request again with the same key, and gets the
 * first answer. The key is stored before the work, and the answer after it. A request that was refused did nothing, so
 * its key is free again.
 */
export class Idempotency {
  readonly #macKey: MacKey;
  readonly #running = new Set<string>();

  /** @param siteKey of the hub, 32 bytes. */
  constructor(
    private readonly db: HubDatabase,
    siteKey: Uint8Array,
  ) {
    this.#macKey = macKeyOf(siteKey, 'api requests');
  }

  async answer(request: KeyedRequest, work: Work): Promise<Outcome> {
    const keyMac = macOf(this.#macKey, request.key);
    const id = `${request.tokenId} ${keyMac}`;
    if (this.#running.has(id)) return 'running';
    this.#running.add(id);
    try {
      return await this.#answerOnce(request, keyMac, work);
    } finally {
      this.#running.delete(id);
    }
  }

  async #answerOnce(
    { tokenId, content, now }: KeyedRequest,
    keyMac: string,
    { run, find, journalSeq }: Work,
  ): Promise<Outcome> {
    const requestMac = macOf(this.#macKey, content);
    const { numInsertedOrUpdatedRows } = await this.db
      .insertInto('api_answers')
      .values({
        token_id: tokenId,
        key_mac: keyMac,
        request_mac: requestMac,
        at: now,
        journal_seq: await journalSeq(),
        status: null,
        answer: null,
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (numInsertedOrUpdatedRows === 1n) return this.#run(tokenId, keyMac, run);
    const known = await this.#known(tokenId, keyMac);
    if (known.request_mac !== requestMac) return 'other';
    if (known.answer !== null) {
      const body = JSON.parse(known.answer) as object;
      return { status: known.status as OperationAnswer['status'], body };
    }
    const done = await find({ at: known.at, journalSeq: known.journal_seq });
    return done === null
      ? this.#run(tokenId, keyMac, run)
      : this.#run(tokenId, keyMac, () => Promise.resolve(done));
  }

  #known(tokenId: string, keyMac: string) {
    return this.db
      .selectFrom('api_answers')
      .selectAll()
      .where('token_id', '=', tokenId)
      .where('key_mac', '=', keyMac)
      .executeTakeFirstOrThrow();
  }

  async #run(tokenId: string, keyMac: string, run: Work['run']): Promise<OperationAnswer> {
    let answer: OperationAnswer;
    try {
      answer = await run();
    } catch (error) {
      await this.#forget(tokenId, keyMac, error);
      throw error;
    }
    await this.db
      .updateTable('api_answers')
      .set({ status: answer.status, answer: JSON.stringify(answer.body) })
      .where('token_id', '=', tokenId)
      .where('key_mac', '=', keyMac)
      .execute();
    return answer;
  }

  /**
   * Frees the key of a request that was refused for a mistake of the client. After any other failure, such as a full
   * disk or a database that was away, the result is unknown: the next attempt looks.
   */
  async #forget(tokenId: string, keyMac: string, error: unknown): Promise<void> {
    if (!isFault(error) || problemOf(error) === null) return;
    await this.db
      .deleteFrom('api_answers')
      .where('token_id', '=', tokenId)
      .where('key_mac', '=', keyMac)
      .execute();
  }
}
