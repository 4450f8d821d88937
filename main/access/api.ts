import type { accessCalls } from '../../contract/calls/access.js';
import type { Settings } from '../../contract/calls/settings.js';
import type { ApiOf } from '../../contract/contract.js';
import { Fault, isFault, type FaultCode } from '../../contract/fault.js';
import { DuringLock, type Accounts } from './accounts.js';
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
}

/** A sign-in was refused because of what was typed, and not because of the disk. */
const refusals: readonly FaultCode[] = ['wrong-password', 'sign-in-locked'];

/** Signing in, accounts, and the log of what administrators did. */
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
    'admin.setUp': async ({ name, password }) => {
      const { accounts, people } = await data();
      if (accounts.list().length > 0) {
        throw new Fault('not-allowed', 'There is an administrator already; sign in.');
      }
      // Whoever stands at a running kiosk must not become its administrator.
      if (people.list().length > 0) {
        throw new Fault(
          'not-allowed',
          'People are enrolled already, so the first administrator is made on the command line: "rollcall account add".',
        );
      }
      const account = await accounts.add({ name, role: 'administrator' }, password);
      session.signIn(account, performance.now());
      await audit(context, { action: 'admin.setUp', target: name, after: account });
      return account;
    },
    'admin.signIn': async ({ name, password }) => {
      const { accounts, refusedSignIns } = await data();
      // Only names that are ours: somebody may have typed a password in the wrong field.
      const isKnown = accounts.list().some((account) => account.name === name);
      const who = isKnown ? name : 'unknown';
      const account = await accounts.signIn(name, password).catch(async (error: unknown) => {
        if (error instanceof DuringLock) refusedSignIns.duringLock(who);
        else if (isFault(error) && refusals.includes(error.code)) {
          await refusedSignIns.wrongPassword(who);
        }
        throw error;
      });
      session.signIn(account, performance.now());
      await refusedSignIns.flush();
      await audit(context, { action: 'admin.signIn', target: name });
      return account;
    },
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
      const account = await (await data()).accounts.setPassword(name, password);
      await audit(context, { action: 'accounts.setPassword', target: name });
      return account;
    },
    'accounts.remove': async ({ name }) => {
      if (actorOf(session).actor === name && actorOf(session).via === 'screen') {
        throw new Fault(
          'not-allowed',
          'You cannot remove the account that you are signed in with.',
        );
      }
      const account = await (await data()).accounts.remove(name);
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
