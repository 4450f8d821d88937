import type { AuditAction } from '../../../contract/audit-sentence.js';
import type { ApiOf } from '../../../contract/contract.js';
import type { peopleCalls, Person } from '../../../contract/calls/people.js';
import { actorOf } from '../../access/acting.js';
import { auditFirst, type Commit } from '../../access/audit-first.js';
import type { SubjectDetails } from '../../attendance/directory.js';
import { newConsent } from '../consent/consent.js';
import { certificatesOf, checkCertificate } from '../leaving/certificates.js';
import type { PeopleContext } from '../people-data.js';
import type { Enrolling } from '../enrolment/enrolment.js';
import { analysePhotos } from '../enrolment/enrolment-photos.js';
import { firstEntryOf } from '../enrolment/first-entry.js';
import type { DetailsChange } from './change-details.js';
import type { Changed, NamedWithCode } from './person-pin.js';
import { eraseSubject, mergeSubjects } from '../leaving/pending-changes.js';

/**
 * People and their details. Every change is recorded in the audit log, by id, so that no name remains there
 * after an erasure.
 */
export function recordsApi(context: PeopleContext): ApiOf<typeof peopleCalls> {
  const { data, vision, transfers, session } = context;
  return {
    'people.enrol': async ({ files, ...who }) => {
      const { people, settings } = await data();
      const photos = await analysePhotos(files, vision(), settings.keepsPhotos);
      const commit = enrolmentCommit(context, 'given elsewhere');
      return people.enrol(who, photos, { commit });
    },
    'people.enrolUploads': async ({ uploadIds, consent, ...who }) => {
      const { person, details } = firstEntryOf(who);
      const recorded = await newConsent(consent, context);
      const uploads = uploadIds.map((uploadId) => transfers.take(uploadId));
      const fileNames = new Map(uploads.map(({ path, name: fileName }) => [path, fileName]));
      const fileNameOf = (path: string): string => fileNames.get(path) ?? path;
      try {
        const { people, settings } = await data();
        const photos = await analysePhotos([...fileNames.keys()], vision(), settings.keepsPhotos);
        const commit = enrolmentCommit(context, `${consent.textVersion} ${consent.language}`);
        const report = await people.enrol(person, photos, { consent: recorded, details, commit });
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
    'people.addWithPin': async ({ name, number, code, pin }) => {
      const details = code === undefined ? {} : { code };
      const commit = pinCommit(context, 'people.addWithPin', number);
      return (await data()).people.addWithPin(name, number, pin, details, commit);
    },
    'people.add': async ({ name, number, department, email }) => {
      const details = {
        ...(department !== undefined && { department }),
        ...(email !== undefined && { email }),
      };
      const commit = changeCommit(context, 'people.add', { number });
      const { subjectId } = await (await data()).people.add(name, number, details, commit);
      return { subjectId, name };
    },
    'people.rename': async ({ who, name }) => {
      const commit = changeCommit(context, 'people.rename');
      return (await data()).people.rename(who, name, actorOf(session).actor, commit);
    },
    'people.setDetails': async ({ who, ...details }) => {
      const { people } = await data();
      const commit = auditFirst<DetailsChange>(context, ({ subjectId, before, after }) => ({
        action: 'people.setDetails',
        target: subjectId,
        before: auditedDetails(before),
        after: auditedDetails(after),
      }));
      const { after } = await people.setDetails(who, details, commit);
      return { code: after.code };
    },
    'people.names': async () => {
      const { people } = await data();
      return people.list().map(({ subjectId, name, number, department }) => {
        return { subjectId, name, number, department };
      });
    },
    'people.list': async () => (await data()).people.list(),
    'people.photo': async ({ who }) => {
      const { register, photos } = (await data()).people.store;
      const [photo] = await photos.read(register.findUnique(who).subjectId);
      return { photo: photo === undefined ? null : new Uint8Array(photo) };
    },
    'people.forget': async ({ who }) => {
      return eraseSubject(await data(), who, actorOf(session), 'requested');
    },
    'people.setSupervisor': async ({ who, isSupervisor }) => {
      const commit = changeCommit(context, 'people.setSupervisor', { isSupervisor });
      return (await data()).people.setSupervisor(who, isSupervisor, commit);
    },
    'people.suspend': async ({ who }) => {
      const commit = changeCommit(context, 'people.suspend');
      return (await data()).people.setStatus(who, { suspended: true }, commit);
    },
    'people.leave': async ({ who }) => {
      const { people, settings } = await data();
      const days = settings.retentionDays;
      const purgeAt = new Date(Date.now() + days * 86_400_000).toISOString();
      const commit = changeCommit(context, 'people.leave', { purgeAt });
      return { ...(await people.setStatus(who, { purgeAt }, commit)), purgeAt };
    },
    'people.reinstate': async ({ who }) => {
      const commit = changeCommit(context, 'people.reinstate');
      return (await data()).people.setStatus(who, {}, commit);
    },
    'people.merge': async (input) => mergeSubjects(await data(), input, actorOf(session)),
    'people.certificates': async () => certificatesOf(await data()),
    'people.checkCertificate': async ({ certificate }) =>
      checkCertificate(await data(), certificate),
    'people.setPin': async ({ who, number, code = null, pin }) => {
      const commit = pinCommit(context, 'people.setPin', number);
      return (await data()).people.setPin(who, { number, code }, pin, commit);
    },
  };
}

/** Records a change of one person's record before it takes effect. */
function changeCommit(
  context: PeopleContext,
  action: AuditAction,
  after?: object,
): Commit<Changed> {
  return auditFirst(context, ({ subjectId }) => ({ action, target: subjectId, after }));
}

/** Records a number and PIN before they take effect, with the code for the PIN pad if there is one. */
function pinCommit(
  context: PeopleContext,
  action: AuditAction,
  number: string,
): Commit<NamedWithCode> {
  return auditFirst(context, (person) => ({
    action,
    target: person.subjectId,
    after: { number, ...codeOf(person) },
  }));
}

/**
 * Records an enrolment before it takes effect.
 * @param consent version and language of the text agreed to.
 */
export function enrolmentCommit(context: PeopleContext, consent: string): Commit<Enrolling> {
  return auditFirst(context, ({ subjectId, accepted, refused, facesDiffer, details }) => ({
    action: 'people.enrol',
    target: subjectId,
    after: {
      samples: accepted.length,
      refused: refused.length,
      consent,
      ...(facesDiffer ? { differentFaces: true } : {}),
      ...(details.number !== undefined && { number: details.number }),
      ...(details.department !== undefined && { department: details.department }),
    },
  }));
}

/** The details without the name and the email address, which must not be in the audit log. */
function auditedDetails({
  number,
  code,
  department,
  scheduleId,
}: SubjectDetails & Pick<Person, 'code'>): object {
  return { number, ...codeOf({ code }), department, scheduleId };
}

/** The code, if there is one: most people have none. */
function codeOf({ code }: Pick<Person, 'code'>): { code?: string } {
  return code === null ? {} : { code };
}
