import type { accessCalls, Account } from '../../contract/calls/access.js';
import type { Settings } from '../../contract/calls/settings.js';
import type { ApiOf, Input } from '../../contract/contract.js';
import { Fault, isFault, type FaultCode } from '../../contract/fault.js';
import { LockedOutFault, type Accounts } from './accounts.js';
import { actorOf, audit, type Acting } from './acting.js';
import type { AuditLog } from './audit-log.js';
import type { RefusedSignIns } from './refused-sign-ins.js';

/** The opened data folder, as far as access needs it. */
interface AccessData {
  readonly accounts: Accounts;
  readonly audit: AuditLog;
  readonly refusedSignIns: RefusedSignIns;
  readonly settings: Pick<Settings, 'idleSignOutMinutes'>;
  readonly people: {
    list(): readonly unknown[];
    nameOf(subjectId: string | null): string | null;
  };
}

export interface AccessContext extends Acting {
  readonly data: () => Promise<AccessData>;
  /** Signs out an account on all screens, this one too. */
  readonly signOutAccount: (name: string) => void;
}

/** Faults of a sign-in with a wrong name or password, as opposed to a disk that fails. */
const signInRefusals: readonly FaultCode[] = ['wrong-password', 'sign-in-locked'];

/** Sign-in, accounts, and the audit log. */
export function accessApi(context: AccessContext): ApiOf<typeof accessCalls> {
  const { data, session } = context;
  return {
    'admin.state': async () => {
      const { accounts, settings, people } = await data();
      const isSetUp = accounts.list().length > 0;
      const { actor } = session;
      return {
        isSetUp,
        maySetUp: !isSetUp && people.list().length === 0,
        signedIn: actor === null ? null : { name: actor.actor, role: actor.role },
        idleMinutes: settings.idleSignOutMinutes,
      };
    },
    'admin.setUp': (input) => setUp(context, input),
    'admin.signIn': (input) => signIn(context, input),
    'admin.signOut': async () => {
      if (session.actor !== null) {
        await audit(context, { action: 'admin.signOut', target: session.actor.actor });
        session.signOut();
      }
      return {};
    },
    'accounts.list': async () => (await data()).accounts.list(),
    'accounts.add': async ({ name, role, password }) => {
      const account = await (await data()).accounts.add({ name, role }, password);
      await audit(context, { action: 'accounts.add', target: name, after: account });
      return account;
    },
    'accounts.setPassword': async ({ name, password }) => {
      const actor = actorOf(session);
      const { accounts, audit: log } = await data();
      const account = await accounts.setPassword(name, password);
      // At once: someone else may be signed in with the old password.
      context.signOutAccount(name);
      await log.record(actor, { action: 'accounts.setPassword', target: name });
      return account;
    },
    'accounts.remove': async ({ name }) => {
      if (actorOf(session).actor === name && actorOf(session).via === 'screen') {
        throw new Fault(
          'not-allowed',
          'You cannot remove the account you are signed in with. Sign in with another account first.',
        );
      }
      const account = await (await data()).accounts.remove(name);
      context.signOutAccount(name);
      await audit(context, { action: 'accounts.remove', target: name, before: account });
      return account;
    },
    'audit.list': async ({ count, before }) => {
      const { audit: log, people } = await data();
      const entries = await log.list(count, before);
      return entries.map((entry) => ({ ...entry, targetName: people.nameOf(entry.target) }));
    },
    'audit.verify': async () => (await data()).audit.verify(),
  };
}

/**
 * Adds the first administrator and signs them in.
 * @throws Fault `not-allowed` if there is an account, or if people are enrolled.
 */
async function setUp(
  context: AccessContext,
  { name, password }: Input<'admin.setUp'>,
): Promise<Account> {
  const { accounts, people } = await context.data();
  if (accounts.list().length > 0) {
    throw new Fault('not-allowed', 'An administrator account already exists. Sign in with it.');
  }
  // Someone standing at a running kiosk must not become its administrator.
  if (people.list().length > 0) {
    throw new Fault(
      'not-allowed',
      'People are already enrolled, so the first administrator must be added on the command line. Run "rollcall account add".',
    );
  }
  const account = await accounts.add({ name, role: 'administrator' }, password);
  context.session.signIn(account, performance.now());
  await audit(context, { action: 'admin.setUp', target: name, after: account });
  return account;
}

/** Signs in, and records refused sign-ins. @throws Fault as `Accounts.signIn`. */
async function signIn(
  context: AccessContext,
  { name, password }: Input<'admin.signIn'>,
): Promise<Account> {
  const { accounts, refusedSignIns } = await context.data();
  // Unknown names are not logged: someone may have typed a password into the name field.
  const isKnown = accounts.list().some((account) => account.name === name);
  const loggedName = isKnown ? name : 'unknown';
  const account = await accounts
    .signIn(name, password, null, context.session)
    .catch(async (error: unknown) => {
      if (error instanceof LockedOutFault) refusedSignIns.duringLock(loggedName);
      else if (isFault(error) && signInRefusals.includes(error.code)) {
        await refusedSignIns.wrongPassword(loggedName);
      }
      throw error;
    });
  context.session.signIn(account, performance.now());
  await refusedSignIns.flush();
  await audit(context, { action: 'admin.signIn', target: name });
  return account;
}
