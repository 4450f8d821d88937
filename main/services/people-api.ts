import { consentTextVersion } from '../../preload/consent.js';
import type { Api } from '../../preload/contract.js';
import type { EnrolReport, peopleCalls } from '../../preload/people.js';
import { Fault } from '../../preload/fault.js';
import type { PersonDetails } from './person-record.js';
import { actorOf, audit, type ServiceContext } from './context.js';

/**
 * Who is enrolled, and what is known of them; every change is in the audit log. People are in it by id, so
 * that erasing somebody leaves no name there.
 */
export function peopleApi(context: ServiceContext): Pick<Api, keyof typeof peopleCalls> {
  const { site, vision, transfers, session } = context;
  const enrolled = async (report: EnrolReport, consent: string): Promise<EnrolReport> => {
    const { subjectId, accepted, refused } = report;
    await audit(context, {
      action: 'people.enrol',
      target: subjectId,
      after: { samples: accepted.length, refused: refused.length, consent },
    });
    return report;
  };
  return {
    'people.enrol': async (input) => {
      const report = await (await site()).people.enrol(input, vision());
      return enrolled(report, 'given elsewhere');
    },
    'people.enrolUploads': async ({ name, uploadIds, replace, consent }) => {
      if (consent.textVersion !== consentTextVersion) {
        throw new Fault(
          'invalid-input',
          `The consent was given to the text ${consent.textVersion}, but ${consentTextVersion} is in use; show it again.`,
        );
      }
      const uploads = uploadIds.map((uploadId) => transfers.uploaded(uploadId));
      const nameOf = new Map(uploads.map(({ path, name: given }) => [path, given]));
      const given = (path: string): string => nameOf.get(path) ?? path;
      try {
        const recordedBy = actorOf(session).actor;
        const report = await (
          await site()
        ).people.enrol({ name, replace, files: uploads.map(({ path }) => path) }, vision(), {
          ...consent,
          at: new Date().toISOString(),
          recordedBy,
        });
        return await enrolled(
          {
            ...report,
            accepted: report.accepted.map(given),
            refused: report.refused.map(({ file, code, reason }) => ({
              file: given(file),
              code,
              reason: reason.replaceAll(file, given(file)),
            })),
          },
          `${consent.textVersion} ${consent.language}`,
        );
      } finally {
        // Photos are not kept.
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
      const gone = await (await site()).people.forget(who);
      await audit(context, { action: 'people.forget', target: gone.subjectId });
      return gone;
    },
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

function nameless({ number, department, scheduleId }: PersonDetails): Partial<PersonDetails> {
  return { number, department, scheduleId };
}
