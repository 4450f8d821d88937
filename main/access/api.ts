import type { accessCalls, Account } from '../../contract/calls/access.js';
import type { Settings } from '../../contract/calls/settings.js';
import type { ApiOf, Input } from '../../contract/contract.js';
import { Fault, isFault, type FaultCode } from '../../contract/fault.js';
import { LockedOutFault, type Accounts } from './accounts.js';
import { actorOf, audit, type Acting } from './acting.js';
import { exportedEntries, matchingEntries } from './audit-export.js';
import { auditFirst } from './audit-first.js';
import type { FirstCode } from './first-code.js';
import { Session, type SignedIn } from './session.js';
import type { AuditLog } from './audit-log.js';
import type { RefusedSignIns } from './refused-sign-ins.js';
import type { SiteState } from '../storage/site-state.js';

/** The parts of the opened data folder that this room needs. */
interface AccessData {
  readonly accounts: Accounts;
  readonly audit: AuditLog;
  readonly refusedSignIns: RefusedSignIns;
  readonly settings: Pick<Settings, 'idleSignOutMinutes' | 'zone'>;
  readonly site: Pick<SiteState, 'reports' | 'acknowledge' | 'secondPlace'>;
  readonly people: {
    list(): readonly unknown[];
    nameOf(subjectId: string | null): string | null;
  };
}

export interface AccessContext extends Acting {
  readonly data: () => Promise<AccessData>;
  /** Signs out an account on all screens but one. */
  readonly signOutAccount: (name: string, except: Session) => void;
  /** What the first administrator must know; null where only the screen of this machine can be one. */
  readonly firstCode: FirstCode | null;
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
        maySetUp: !isSetUp && (context.firstCode !== null || people.list().length === 0),
        needsCode: context.firstCode !== null,
        signedIn: actor === null ? null : signedIn(actor),
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
    'accounts.add': async ({ password, ...account }) => {
      const commit = auditFirst<Account>(context, (added) => ({
        action: 'accounts.add',
        target: added.name,
        after: added,
      }));
      return (await data()).accounts.add(account, password, commit);
    },
    'accounts.setPassword': async ({ name, password }) => {
      const commit = auditFirst(context, () => ({ action: 'accounts.setPassword', target: name }));
      const account = await (await data()).accounts.setPassword(name, password, commit);
      // At once: someone else may be signed in with the old password.
      context.signOutAccount(name, session);
      return account;
    },
    'accounts.remove': async ({ name }) => {
      if (actorOf(session).actor === name && actorOf(session).via === 'screen') {
        throw new Fault(
          'not-allowed',
          'You cannot remove the account you are signed in with. Sign in with another account first.',
        );
      }
      const commit = auditFirst<Account>(context, (removed) => ({
        action: 'accounts.remove',
        target: name,
        before: removed,
      }));
      const account = await (await data()).accounts.remove(name, commit);
      context.signOutAccount(name, session);
      return account;
    },
    'audit.list': async ({ count, before, ...filter }) =>
      matchingEntries(await data(), filter, count, before),
    'audit.export': async (filter) => {
      const entries = await exportedEntries(await data(), filter);
      const after = { rows: entries.length, ...filter };
      await audit(context, { action: 'audit.export', target: null, after });
      return entries;
    },
    'audit.reports': async () => {
      const { site } = await data();
      const { secondPlace } = site;
      return {
        reports: site.reports.map(({ at, sentence }) => ({ at, sentence })),
        secondPlace: {
          kind: secondPlace?.place.kind ?? 'none',
          path: secondPlace?.place.path ?? null,
          problem: secondPlace?.problem ?? null,
        },
      };
    },
    'audit.acknowledge': async ({ reason }) => {
      const { site } = await data();
      const reports = [...site.reports];
      if (reports.length === 0) return { acknowledged: 0 };
      const after = { reason, reports: reports.map(({ sentence }) => sentence) };
      await audit(context, { action: 'audit.acknowledge', target: null, after });
      await site.acknowledge(reports);
      return { acknowledged: reports.length };
    },
    'audit.verify': async () => (await data()).audit.verify(),
  };
}

function signedIn({ actor, role, departments }: SignedIn): Account {
  return {
    name: actor,
    role,
    ...(departments === undefined ? {} : { departments: [...departments] }),
  };
}

/**
 * Adds the first administrator and signs them in.
 * @throws Fault `not-allowed` if there is an account, or if people are enrolled; `wrong-password` for a wrong code.
 */
async function setUp(
  context: AccessContext,
  { name, password, code }: Input<'admin.setUp'>,
): Promise<Account> {
  const { accounts, people } = await context.data();
  requireNone(accounts);
  const { firstCode } = context;
  if (firstCode !== null && !firstCode.is(code ?? '')) {
    throw new Fault(
      'wrong-password',
      'The code is not the one that "rollcall hub serve" printed. Read it there and type it again.',
    );
  }
  // Someone standing at a running kiosk must not become its administrator.
  if (firstCode === null && people.list().length > 0) {
    throw new Fault(
      'not-allowed',
      'People are already enrolled, so the first administrator must be added on the command line. Run "rollcall account add".',
    );
  }
  const role = 'administrator';
  // No one can be signed in yet: the new administrator is the actor.
  const acting = {
    data: context.data,
    session: new Session({ actor: name, role, via: 'screen' }),
  };
  const record = auditFirst<Account>(acting, (added) => ({
    action: 'admin.setUp',
    target: name,
    after: added,
  }));
  const account = await accounts.add({ name, role }, password, async (added, write) => {
    // Another screen may have been faster while the password was hashed.
    requireNone(accounts);
    await record(added, write);
  });
  context.session.signIn(account, performance.now());
  return account;
}

/** @throws Fault `not-allowed` if there is an account. */
function requireNone(accounts: Accounts): void {
  if (accounts.list().length > 0) {
    throw new Fault('not-allowed', 'An administrator account already exists. Sign in with it.');
  }
}

/**
 * Signs in, and records refused sign-ins.
 * @throws Fault as `Accounts.signIn`, `AuditLog.record`; then no one is signed in.
 */
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
  const { session } = context;
  session.signIn(account, performance.now());
  try {
    await refusedSignIns.flush();
    await audit(context, { action: 'admin.signIn', target: name });
  } catch (error) {
    // What they do must be traceable to a sign-in.
    session.signOut();
    throw error;
  }
  return account;
}
