import type { signOffCalls } from '../../../contract/calls/sign-offs.js';
import type { ApiOf } from '../../../contract/contract.js';
import { Fault } from '../../../contract/fault.js';
import { actorOf } from '../../access/acting.js';
import { auditFirst } from '../../access/audit-first.js';
import { systemZone, wallClock, zonedTime } from '../../base/wall-clock.js';
import type { AttendanceContext } from '../attendance-context.js';
import { requireLength } from '../days/day-range.js';

/** A longer period is probably a mistake. */
const maxDays = 400;

/** Signing periods off, and opening them again. */
export function signOffApi(context: AttendanceContext): ApiOf<typeof signOffCalls> {
  const { data, session } = context;
  return {
    'signOffs.list': async () => (await data()).signOffs.list(),
    'signOffs.add': async (range) => {
      requireLength(range, maxDays);
      const { signOffs, journal, settings } = await data();
      const zone = settings.zone ?? systemZone();
      const today = wallClock(zonedTime(Date.now(), zone)).slice(0, 10);
      if (range.to >= today) {
        throw new Fault(
          'invalid-input',
          `${range.to} is not over yet. Choose a last day before ${today}.`,
        );
      }
      const signedAt = new Date().toISOString();
      const signedBy = actorOf(session).actor;
      const commit = auditFirst(context, ({ id }: { readonly id: string }) => ({
        action: 'signOffs.add',
        target: null,
        after: { id, ...range, journalSeq: journal.head.seq },
      }));
      return signOffs.add({ ...range, signedAt, signedBy, journalSeq: journal.head.seq }, commit);
    },
    'signOffs.reopen': async ({ id, reason }) => {
      const commit = auditFirst(
        context,
        ({ from, to }: { readonly from: string; readonly to: string }) => ({
          action: 'signOffs.reopen',
          target: null,
          after: { id, from, to, reason },
        }),
      );
      const at = new Date().toISOString();
      const by = actorOf(session).actor;
      return (await data()).signOffs.reopen(id, { at, by, reason }, commit);
    },
  };
}
