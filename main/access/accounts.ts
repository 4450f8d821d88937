import { join } from 'node:path';
import * as v from 'valibot';
import { Role, type Account } from '../../contract/calls/access.js';
import { Fault } from '../../contract/fault.js';
import { afterRight, afterWrong, Attempts, noAttempts, waitMs } from './attempts.js';
import { HashedSecret, hashSecret, isSecret, passwordCost } from './secrets.js';
import { InTurn } from '../base/in-turn.js';
import { openDocument, type Document } from '../storage/document.js';

const StoredAccount = v.object({ name: v.string(), role: Role, password: HashedSecret });
const AccountsFile = v.object({ version: v.literal(1), accounts: v.array(StoredAccount) });
type AccountsFile = v.InferOutput<typeof AccountsFile>;

/** Refused without a look at the password: too many were wrong before. */
export class DuringLock extends Fault {}

/** Who may sign in, and how long after wrong passwords nobody may; both outlast a restart. */
export class Accounts {
  readonly #inTurn = new InTurn();

  private constructor(
    private readonly document: Document<AccountsFile>,
    private readonly attempts: Document<Attempts>,
  ) {}

  /** @throws Fault as `openDocument`. */
  static async open(folder: string, notice: (sentence: string) => void): Promise<Accounts> {
    const document = await openDocument(join(folder, 'accounts.json'), AccountsFile, {
      version: 1,
      accounts: [],
    });
    const file = join(folder, 'sign-in-attempts.json');
    const attempts = await openDocument(file, Attempts, noAttempts);
    for (const { recovered } of [document, attempts]) if (recovered !== null) notice(recovered);
    return new Accounts(document, attempts);
  }

  list(): Account[] {
    return this.document.data.accounts.map(({ name, role }) => ({ name, role }));
  }

  /** @throws Fault `invalid-input` for a name that is taken. */
  add({ name, role }: Account, password: string): Promise<Account> {
    return this.#inTurn.run(async () => {
      if (this.#find(name) !== undefined) {
        throw new Fault('invalid-input', `There is an account named ${name} already.`);
      }
      const added = { name, role, password: await hashSecret(password, passwordCost) };
      await this.#write([...this.document.data.accounts, added]);
      return { name, role };
    });
  }

  /** @throws Fault `not-found`. */
  setPassword(name: string, password: string): Promise<Account> {
    return this.#inTurn.run(async () => {
      const account = this.#only(name);
      const changed = { ...account, password: await hashSecret(password, passwordCost) };
      await this.#write(
        this.document.data.accounts.map((one) => (one === account ? changed : one)),
      );
      return { name, role: account.role };
    });
  }

  /** @throws Fault `not-found`; `not-allowed` for the last administrator. */
  remove(name: string): Promise<Account> {
    return this.#inTurn.run(async () => {
      const account = this.#only(name);
      const others = this.document.data.accounts.filter((one) => one !== account);
      if (!others.some(({ role }) => role === 'administrator')) {
        throw new Fault('not-allowed', 'The last administrator stays; add another one first.');
      }
      await this.#write(others);
      return { name, role: account.role };
    });
  }

  /**
   * Whose name and password these are. One at a time, so that many at once get no more tries.
   * @param nowMs milliseconds since 1970, UTC.
   * @throws Fault `wrong-password` (whichever of the two is wrong), `sign-in-locked`; as `DuringLock`
   *   where the lock was there before.
   */
  signIn(name: string, password: string, nowMs = Date.now()): Promise<Account> {
    return this.#inTurn.run(async () => {
      const before = this.attempts.data;
      const wait = waitMs(before, name, nowMs);
      if (wait > 0) throw new DuringLock('sign-in-locked', sentenceOf(wait));
      const account = this.#find(name);
      const isRight = await isSecret(password, account?.password ?? null, passwordCost);
      const after = isRight ? afterRight(before, name) : afterWrong(before, name, nowMs);
      // Written before the answer: pulling the plug must not give another try.
      Object.assign(this.attempts.data, after);
      await this.attempts.write();
      if (isRight) return { name: account!.name, role: account!.role };
      const lock = waitMs(after, name, nowMs);
      if (lock > 0) throw new Fault('sign-in-locked', sentenceOf(lock));
      throw new Fault('wrong-password', 'The name or the password is wrong; try again.');
    });
  }

  #find(name: string): v.InferOutput<typeof StoredAccount> | undefined {
    return this.document.data.accounts.find((one) => one.name === name);
  }

  #only(name: string): v.InferOutput<typeof StoredAccount> {
    const account = this.#find(name);
    if (account === undefined) throw new Fault('not-found', `There is no account named ${name}.`);
    return account;
  }

  async #write(accounts: AccountsFile['accounts']): Promise<void> {
    const before = this.document.data.accounts;
    this.document.data.accounts = accounts;
    try {
      await this.document.write();
    } catch (error) {
      this.document.data.accounts = before;
      throw error;
    }
  }
}

function sentenceOf(lockMs: number): string {
  const minutes = Math.ceil(lockMs / 60_000);
  const wait = minutes < 2 ? `${Math.ceil(lockMs / 1000)} seconds` : `${minutes} minutes`;
  return `Too many wrong passwords: wait ${wait} and try again.`;
}
