import type { Api } from '../../../preload/contract.js';
import type { EnrolReport, peopleCalls } from '../../../preload/people.js';
import type { PersonDetails } from './person-record.js';
import { consentNow } from './consent.js';
import { certificatesOf, checkCertificate } from './certificates.js';
import { actorOf, audit, type ServiceContext } from '../context.js';
import { lookAt } from './enrolment-photos.js';
import { eraseSubject, mergeSubjects } from './pending-changes.js';

/**
 * Who is enrolled, and what is known of them; every change is in the audit log. People are in it by id, so
 * that erasing somebody leaves no name there.
 */
export function peopleApi(context: ServiceContext): Pick<Api, keyof typeof peopleCalls> {
  const { site, vision, transfers, session } = context;
  return {
    'people.enrol': async ({ name, replace, files }) => {
      const { people, settings } = await site();
      const looked = await lookAt(files, vision(), settings.keepsPhotos);
      const report = await people.enrol({ name, replace }, looked);
      await auditEnrolment(context, report, 'given elsewhere');
      return report;
    },
    'people.enrolUploads': async ({ name, uploadIds, replace, consent }) => {
      const kept = await consentNow(consent, context);
      const uploads = uploadIds.map((uploadId) => transfers.uploaded(uploadId));
      const nameOf = new Map(uploads.map(({ path, name: given }) => [path, given]));
      const given = (path: string): string => nameOf.get(path) ?? path;
      try {
        const { people, settings } = await site();
        const looked = await lookAt([...nameOf.keys()], vision(), settings.keepsPhotos);
        const report = await people.enrol({ name, replace }, looked, { consent: kept });
        await auditEnrolment(context, report, `${consent.textVersion} ${consent.language}`);
        return {
          ...report,
          accepted: report.accepted.map(given),
          refused: report.refused.map(({ file, code, reason }) => ({
            file: given(file),
            code,
            reason: reason.replaceAll(file, given(file)),
          })),
        };
      } finally {
        // Kept photos are sealed ones.
        for (const uploadId of uploadIds) await transfers.drop(uploadId);
      }
    },
    'people.addWithPin': async ({ name, number, pin }) => {
      const added = await (await site()).people.addWithPin(name, number, pin);
      await audit(context, {
        action: 'people.addWithPin',
        target: added.subjectId,
        after: { number },
      });
      return added;
    },
    'people.setDetails': async ({ who, ...details }) => {
      const { people } = await site();
      const { before, after, subjectId } = await people.setDetails(who, details);
      await audit(context, {
        action: 'people.setDetails',
        target: subjectId,
        before: nameless(before),
        after: nameless(after),
      });
      return {};
    },
    'people.list': async () => (await site()).people.list(),
    'people.forget': async ({ who }) => {
      return eraseSubject(await site(), who, actorOf(session), 'asked for');
    },
    'people.suspend': async ({ who }) => {
      const person = await (await site()).people.setStatus(who, { suspended: true });
      await audit(context, { action: 'people.suspend', target: person.subjectId });
      return person;
    },
    'people.leave': async ({ who }) => {
      const { people, settings } = await site();
      const days = settings.retentionDays;
      const purgeAt = new Date(Date.now() + days * 86_400_000).toISOString();
      const person = await people.setStatus(who, { purgeAt });
      await audit(context, {
        action: 'people.leave',
        target: person.subjectId,
        after: { purgeAt },
      });
      return { ...person, purgeAt };
    },
    'people.reinstate': async ({ who }) => {
      const person = await (await site()).people.setStatus(who, {});
      await audit(context, { action: 'people.reinstate', target: person.subjectId });
      return person;
    },
    'people.merge': async (input) => mergeSubjects(await site(), input, actorOf(session)),
    'people.certificates': async () => certificatesOf(await site()),
    'people.checkCertificate': async ({ certificate }) =>
      checkCertificate(await site(), certificate),
    'people.setPin': async ({ who, number, pin }) => {
      const person = await (await site()).people.setPin(who, number, pin);
      await audit(context, {
        action: 'people.setPin',
        target: person.subjectId,
        after: { number },
      });
      return person;
    },
  };
}

/** Records an enrolment in the audit log. @param consent what was agreed to. */
export async function auditEnrolment(
  context: ServiceContext,
  { subjectId, accepted, refused }: EnrolReport,
  consent: string,
): Promise<void> {
  await audit(context, {
    action: 'people.enrol',
    target: subjectId,
    after: { samples: accepted.length, refused: refused.length, consent },
  });
}

function nameless({ number, department, scheduleId }: PersonDetails): Partial<PersonDetails> {
  return { number, department, scheduleId };
}
