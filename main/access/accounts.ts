import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import * as v from 'valibot';
import { Account } from '../../contract/calls/access.js';
import { Fault } from '../../contract/fault.js';
import { counted } from '../../contract/plural.js';
import {
  afterFailure,
  atThisClock,
  afterSuccess,
  Attempts,
  delayMs,
  lockedForMs,
  noAttempts,
} from './attempts.js';
import { unaudited, type Commit } from './audit-first.js';
import { HashedSecret, hashSecret, matchesSecret, passwordCost } from './secrets.js';
import { FairQueue } from '../base/fair-queue.js';
import { SerialQueue } from '../base/serial-queue.js';
import { openDocument, type Document } from '../storage/document.js';
import type { SiteState } from '../storage/site-state.js';

const StoredAccount = v.object({ ...Account.entries, password: HashedSecret });
const AccountsFile = v.object({ version: v.literal(1), accounts: v.array(StoredAccount) });
type AccountsFile = v.InferOutput<typeof AccountsFile>;

/** A sign-in that was refused without checking the password, because the account was locked. */
export class LockedOutFault extends Fault {}

/** Accounts, and locks after wrong passwords. Both survive a restart. */
export class Accounts {
  readonly #queue = new SerialQueue();
  readonly #signIns = new FairQueue();

  private constructor(
    private readonly document: Document<AccountsFile>,
    private readonly attempts: Document<Attempts>,
  ) {}

  /**
   * @param site authenticates the files.
   * @throws Fault as `openDocument`.
   */
  static async open(
    folder: string,
    notify: (sentence: string) => void,
    site: SiteState | null = null,
  ): Promise<Accounts> {
    const document = await openDocument<AccountsFile>(
      join(folder, 'accounts.json'),
      AccountsFile,
      { version: 1, accounts: [] },
      [],
      site?.documentGuard('accounts'),
    );
    const attempts = await openDocument(
      join(folder, 'sign-in-attempts.json'),
      Attempts,
      noAttempts,
      [],
      site?.documentGuard('sign-in attempts'),
    );
    for (const { recovered } of [document, attempts]) if (recovered !== null) notify(recovered);
    return new Accounts(document, attempts);
  }

  /** All accounts, without their passwords. */
  list(): Account[] {
    return this.document.data.accounts.map(publicPart);
  }

  /**
   * Adds an account.
   * @throws Fault `invalid-input` for a name that is taken, and for departments of another role than `team`; `disk-full`, `data-read-only`.
   */
  add(account: Account, password: string, commit: Commit<Account> = unaudited): Promise<Account> {
    return this.#queue.run(async () => {
      const { name } = account;
      requireDepartments(account);
      if (this.#find(name) !== undefined) {
        throw new Fault(
          'invalid-input',
          `An account named ${name} already exists. Choose another name.`,
        );
      }
      const added = { ...account, password: await hashSecret(password, passwordCost) };
      const accounts = [...this.document.data.accounts, added];
      await commit(account, () => this.#write(accounts));
      return account;
    });
  }

  /** Changes a password. @throws Fault `not-found`, `disk-full`, `data-read-only`. */
  setPassword(
    name: string,
    password: string,
    commit: Commit<Account> = unaudited,
  ): Promise<Account> {
    return this.#queue.run(async () => {
      const account = this.#require(name);
      const changed = { ...account, password: await hashSecret(password, passwordCost) };
      const { accounts } = this.document.data;
      await commit({ name, role: account.role }, () =>
        this.#write(accounts.map((other) => (other === account ? changed : other))),
      );
      return { name, role: account.role };
    });
  }

  /**
   * Removes an account.
   * @throws Fault `not-found`; `not-allowed` for the last administrator; `disk-full`, `data-read-only`.
   */
  remove(name: string, commit: Commit<Account> = unaudited): Promise<Account> {
    return this.#queue.run(async () => {
      const account = this.#require(name);
      const others = this.document.data.accounts.filter((other) => other !== account);
      if (!others.some(({ role }) => role === 'administrator')) {
        throw new Fault(
          'not-allowed',
          'The last administrator account cannot be removed. Add another administrator first.',
        );
      }
      await commit({ name, role: account.role }, () => this.#write(others));
      return { name, role: account.role };
    });
  }

  /**
   * Checks a name and password. Sign-ins are checked one at a time, so that parallel attempts do not
   * get extra tries. After many wrong ones it takes some seconds.
   * @param nowMs milliseconds since 1970, UTC.
   * @param screen where it was typed: the screens take turns.
   * @throws Fault `wrong-password` (if either is wrong), `sign-in-locked`; a `LockedOutFault` if the
   *   account was locked before this attempt; `disk-full`, `data-read-only`.
   */
  signIn(
    name: string,
    password: string,
    nowMs: number | null = null,
    screen: object = this,
  ): Promise<Account> {
    return this.#signIns.run(screen, async () => {
      const startMs = nowMs ?? Date.now();
      Object.assign(this.attempts.data, atThisClock(this.attempts.data, startMs));
      const lockMs = lockedForMs(this.attempts.data, name, startMs);
      if (lockMs > 0) throw new LockedOutFault('sign-in-locked', lockMessage(lockMs));
      const delay = delayMs(this.attempts.data, startMs);
      if (delay > 0) await pause(delay);
      return this.#queue.run(() => this.#check(name, password, startMs + delay));
    });
  }

  async #check(name: string, password: string, nowMs: number): Promise<Account> {
    const before = this.attempts.data;
    const account = this.#find(name);
    const isRight = await matchesSecret(password, account?.password ?? null, passwordCost);
    const after = isRight ? afterSuccess(before, name) : afterFailure(before, name, nowMs);
    // Saved before the answer, so that pulling the plug does not give another try.
    Object.assign(this.attempts.data, after);
    await this.attempts.write();
    if (isRight) return publicPart(account!);
    const newLockMs = lockedForMs(after, name, nowMs);
    if (newLockMs > 0) throw new Fault('sign-in-locked', lockMessage(newLockMs));
    throw new Fault('wrong-password', 'The name or password is wrong. Try again.');
  }

  #find(name: string): v.InferOutput<typeof StoredAccount> | undefined {
    return this.document.data.accounts.find((account) => account.name === name);
  }

  #require(name: string): v.InferOutput<typeof StoredAccount> {
    const account = this.#find(name);
    if (account === undefined) {
      throw new Fault('not-found', `There is no account named ${name}. Check the name.`);
    }
    return account;
  }

  /** Accounts count when they are on the disk. */
  #write(accounts: AccountsFile['accounts']): Promise<void> {
    return this.document.replace({ accounts });
  }
}

function publicPart({ name, role, departments }: Account): Account {
  return { name, role, ...(departments === undefined ? {} : { departments }) };
}

function requireDepartments({ role, departments }: Account): void {
  if ((role === 'team') === (departments !== undefined)) return;
  throw new Fault(
    'invalid-input',
    role === 'team'
      ? 'An account with the role team needs at least one department. Add one.'
      : 'Only accounts with the role team have departments. Leave them out.',
  );
}

function lockMessage(lockMs: number): string {
  const minutes = Math.ceil(lockMs / 60_000);
  const wait =
    minutes < 2 ? counted(Math.ceil(lockMs / 1000), 'second') : counted(minutes, 'minute');
  return `Too many wrong passwords. Wait ${wait}, then try again.`;
}
