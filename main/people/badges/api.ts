import type { badgeCalls } from '../../../contract/calls/badges.js';
import type { ApiOf, Input } from '../../../contract/contract.js';
import { Fault } from '../../../contract/fault.js';
import type { AuditAction } from '../../../contract/audit-sentence.js';
import { auditFirst, type Commit } from '../../access/audit-first.js';
import { exists } from '../../storage/exists.js';
import { readLogo } from '../../settings/logo.js';
import type { PeopleContext } from '../people-data.js';
import type { Changed } from '../records/person-pin.js';
import { learnCard, makeRotating, printBadges, withdrawBadge, type BadgeStore } from './badges.js';
import { phoneAddress } from './badge-secrets.js';

/** Badges of people. Every change is recorded in the audit log, without secrets. */
export function badgesApi(context: PeopleContext): ApiOf<typeof badgeCalls> {
  const { data, transfers } = context;
  const store = async (): Promise<BadgeStore> => {
    const { register, badgeKeys: keys } = (await data()).people.store;
    return { register, keys };
  };
  const print = async (
    { people, language, paper }: Input<'badges.print'>,
    file: string,
  ): Promise<number> => {
    const { siteTitle } = (await data()).settings;
    const logo = await readLogo(context.folder);
    const sheet = { site: siteTitle ?? '', logo, language, paper };
    let count = 0;
    const commit = auditFirst<{ readonly subjectIds: readonly string[] }>(
      context,
      ({ subjectIds }) => ({
        action: 'badges.print',
        target: subjectIds.length === 1 ? subjectIds[0]! : null,
        after: { people: subjectIds.length, subjectIds },
      }),
    );
    // What makes PDFs is large, and few starts of the program need it.
    const { writeBadges } = await import('./draw-badges.js');
    await printBadges(
      await store(),
      people,
      (badges) => {
        count = badges.length;
        return writeBadges(badges, sheet, file);
      },
      commit,
    );
    return count;
  };
  return {
    'badges.print': async (input) => {
      const { file, written } = await transfers.create('badges.pdf', (path) => print(input, path));
      return { count: written, file };
    },
    'files.printBadges': async ({ out, ...input }) => {
      // Checked before anything is made, so that existing badges do not stop working needlessly.
      if (await exists(out)) {
        throw new Fault('file-exists', `${out} already exists. Choose another name.`);
      }
      return { count: await print(input, out), out };
    },
    'badges.makeRotating': async ({ who }) => {
      const commit = changeCommit(context, 'badges.makeRotating');
      const { secret, ...made } = await makeRotating(await store(), who, commit);
      const { siteTitle } = (await data()).settings;
      return { ...made, address: phoneAddress(secret, siteTitle ?? 'Rollcall', made.name) };
    },
    'badges.learnCard': async ({ who, card }) =>
      learnCard(await store(), who, card, changeCommit(context, 'badges.learnCard')),
    'badges.withdraw': async ({ who, badge }) => {
      const commit = auditFirst<Changed & { readonly kind: string }>(
        context,
        ({ subjectId, kind }) => ({
          action: 'badges.withdraw',
          target: subjectId,
          after: { kind },
        }),
      );
      return withdrawBadge(await store(), who, badge, commit);
    },
  };
}

function changeCommit(context: PeopleContext, action: AuditAction): Commit<Changed> {
  return auditFirst(context, ({ subjectId }) => ({ action, target: subjectId }));
}
