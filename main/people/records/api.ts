import type { ApiOf } from '../../../contract/contract.js';
import type { EnrolReport, peopleCalls } from '../../../contract/calls/people.js';
import { actorOf, audit } from '../../access/acting.js';
import type { SubjectDetails } from '../../attendance/directory.js';
import { newConsent } from '../consent/consent.js';
import { certificatesOf, checkCertificate } from '../leaving/certificates.js';
import type { PeopleContext } from '../people-data.js';
import { analysePhotos } from '../enrolment/enrolment-photos.js';
import { eraseSubject, mergeSubjects } from '../leaving/pending-changes.js';

/**
 * People and their details. Every change is recorded in the audit log, by id, so that no name remains there
 * after an erasure.
 */
export function recordsApi(context: PeopleContext): ApiOf<typeof peopleCalls> {
  const { data, vision, transfers, session } = context;
  return {
    'people.enrol': async ({ name, replace, files }) => {
      const { people, settings } = await data();
      const photos = await analysePhotos(files, vision(), settings.keepsPhotos);
      const report = await people.enrol({ name, replace }, photos);
      await auditEnrolment(context, report, 'given elsewhere');
      return report;
    },
    'people.enrolUploads': async ({ name, uploadIds, replace, consent }) => {
      const recorded = await newConsent(consent, context);
      const uploads = uploadIds.map((uploadId) => transfers.uploaded(uploadId));
      const fileNames = new Map(uploads.map(({ path, name: fileName }) => [path, fileName]));
      const fileNameOf = (path: string): string => fileNames.get(path) ?? path;
      try {
        const { people, settings } = await data();
        const photos = await analysePhotos([...fileNames.keys()], vision(), settings.keepsPhotos);
        const report = await people.enrol({ name, replace }, photos, { consent: recorded });
        await auditEnrolment(context, report, `${consent.textVersion} ${consent.language}`);
        return {
          ...report,
          accepted: report.accepted.map(fileNameOf),
          refused: report.refused.map(({ file, code, reason }) => ({
            file: fileNameOf(file),
            code,
            reason: reason.replaceAll(file, fileNameOf(file)),
          })),
        };
      } finally {
        // Photos to be stored were sealed; the uploads are not needed any more.
        for (const uploadId of uploadIds) await transfers.drop(uploadId);
      }
    },
    'people.addWithPin': async ({ name, number, pin }) => {
      const added = await (await data()).people.addWithPin(name, number, pin);
      await audit(context, {
        action: 'people.addWithPin',
        target: added.subjectId,
        after: { number },
      });
      return added;
    },
    'people.rename': async ({ who, name }) => {
      const { people } = await data();
      const renamed = await people.rename(who, name, actorOf(session).actor);
      if (renamed.name !== renamed.formerName) {
        await audit(context, { action: 'people.rename', target: renamed.subjectId });
      }
      return renamed;
    },
    'people.setDetails': async ({ who, ...details }) => {
      const { people } = await data();
      const { before, after, subjectId } = await people.setDetails(who, details);
      await audit(context, {
        action: 'people.setDetails',
        target: subjectId,
        before: auditedDetails(before),
        after: auditedDetails(after),
      });
      return {};
    },
    'people.names': async () => {
      const { people } = await data();
      return people.list().map(({ subjectId, name, number, department }) => {
        return { subjectId, name, number, department };
      });
    },
    'people.list': async () => (await data()).people.list(),
    'people.forget': async ({ who }) => {
      return eraseSubject(await data(), who, actorOf(session), 'requested');
    },
    'people.suspend': async ({ who }) => {
      const person = await (await data()).people.setStatus(who, { suspended: true });
      await audit(context, { action: 'people.suspend', target: person.subjectId });
      return person;
    },
    'people.leave': async ({ who }) => {
      const { people, settings } = await data();
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
      const person = await (await data()).people.setStatus(who, {});
      await audit(context, { action: 'people.reinstate', target: person.subjectId });
      return person;
    },
    'people.merge': async (input) => mergeSubjects(await data(), input, actorOf(session)),
    'people.certificates': async () => certificatesOf(await data()),
    'people.checkCertificate': async ({ certificate }) =>
      checkCertificate(await data(), certificate),
    'people.setPin': async ({ who, number, pin }) => {
      const person = await (await data()).people.setPin(who, number, pin);
      await audit(context, {
        action: 'people.setPin',
        target: person.subjectId,
        after: { number },
      });
      return person;
    },
  };
}

/** Records an enrolment in the audit log. @param consent version and language of the text agreed to. */
export async function auditEnrolment(
  context: PeopleContext,
  { subjectId, accepted, refused }: EnrolReport,
  consent: string,
): Promise<void> {
  await audit(context, {
    action: 'people.enrol',
    target: subjectId,
    after: { samples: accepted.length, refused: refused.length, consent },
  });
}

/** The details without the name and the email address, which must not be in the audit log. */
function auditedDetails({
  number,
  department,
  scheduleId,
}: SubjectDetails): Partial<SubjectDetails> {
  return { number, department, scheduleId };
}
