import { rm } from 'node:fs/promises';
import { extname } from 'node:path';
import { isFault, type Fault } from '../../../contract/fault.js';
import type { RosterState } from '../../../contract/calls/roster.js';
import { analysePhotos, type AnalysedPhotos } from '../enrolment/enrolment-photos.js';
import type { PeopleContext } from '../people-data.js';
import type { Archive } from './archive.js';
import type { PlannedRow } from './plan.js';

/** Faults that concern one person and do not end the import. Others, such as a full disk, end it. */
const personFaults: readonly Fault['code'][] = [
  'already-enrolled',
  'invalid-input',
  'ambiguous',
  'several-people',
];

/** Where photos come from, and what is done with them. */
export interface ImportFrom {
  readonly archive: Archive | null;
  /** Replace a template even if the photos show another face. */
  readonly differentFaces: boolean;
}

/**
 * Imports one person of a roster.
 * @param state receives the warnings, and what was refused with its reason.
 * @returns null if the person was not imported.
 * @throws Fault if the import cannot continue, such as `disk-full`.
 */
export async function importPerson(
  context: PeopleContext,
  row: PlannedRow,
  from: ImportFrom,
  state: RosterState,
): Promise<'added' | 'changed' | null> {
  try {
    return await importRow(context, row, from, state);
  } catch (error) {
    if (!isFault(error) || !personFaults.includes(error.code)) throw error;
    state.refused.push({ line: row.line, name: row.name, reason: error.message });
    return null;
  }
}

async function importRow(
  context: PeopleContext,
  row: PlannedRow,
  from: ImportFrom,
  state: RosterState,
): Promise<'added' | 'changed' | null> {
  const { line, name, details, pin } = row;
  const { people } = await context.data();
  const refuse = (reason: string): void => {
    state.refused.push({ line, name, reason });
  };
  const subjectId = await enrolRow(context, row, from, { refuse, warnings: state.warnings });
  if (subjectId === null) {
    if (pin === null || details.number === undefined) {
      refuse(
        'not added, because no photo could be used; provide other photos, or a number and a PIN',
      );
      return null;
    }
    await people.addWithPin(name, details.number, pin, details);
    return 'added';
  }
  if (row.subjectId !== null) await people.setDetails(subjectId, details);
  const { number } = people.detailsOf(subjectId);
  if (pin !== null && number !== null) await people.setPin(subjectId, { number, code: null }, pin);
  return row.subjectId === null ? 'added' : 'changed';
}

/** Enrols a row's photos. @returns the person's id; null for a new person without a usable photo. */
async function enrolRow(
  { data, vision, transfers }: PeopleContext,
  { name, subjectId, details, photos }: PlannedRow,
  { archive, differentFaces }: ImportFrom,
  { refuse, warnings }: { readonly refuse: (reason: string) => void; readonly warnings: string[] },
): Promise<string | null> {
  const { people, settings } = await data();
  const analysed = await analyseUnpacked(photos, archive, transfers, (files) =>
    analysePhotos(files, vision(), settings.keepsPhotos),
  );
  if (analysed.offered.length === 0) {
    for (const { source, reason } of analysed.unreadable) refuse(`${source}: ${reason}`);
    return subjectId;
  }
  const who = { name: subjectId ?? name, replace: subjectId !== null, differentFaces };
  const report = await people.enrol(who, analysed, { details });
  warnings.push(...report.warnings.map((warning) => `${name}: ${warning}`));
  for (const { file, reason } of report.refused) refuse(`${file}: ${reason}`);
  // A person who already exists stays, even if none of the new photos can be used.
  return report.subjectId ?? subjectId;
}

/** Unpacks photos into temporary files for `analyse`. Results name the photos as in the archive. */
async function analyseUnpacked(
  photos: readonly string[],
  archive: Archive | null,
  transfers: PeopleContext['transfers'],
  analyse: (files: readonly string[]) => Promise<AnalysedPhotos>,
): Promise<AnalysedPhotos> {
  const photoOf = new Map<string, string>();
  const unreadable: { source: string; code: Fault['code']; reason: string }[] = [];
  try {
    for (const photo of photos) {
      const file = (await transfers.newFile()) + extname(photo);
      photoOf.set(file, photo);
      try {
        await archive!.unpack(photo, file);
      } catch (error) {
        if (!isFault(error)) throw error;
        unreadable.push({ source: photo, code: error.code, reason: error.message });
        photoOf.delete(file);
        await rm(file, { force: true });
      }
    }
    const analysed = await analyse([...photoOf.keys()]);
    const renamed = <Sample extends { source: string }>(sample: Sample): Sample => ({
      ...sample,
      source: photoOf.get(sample.source)!,
    });
    return {
      offered: analysed.offered.map(renamed),
      unreadable: [
        ...unreadable,
        ...analysed.unreadable.map((sample) => ({
          ...renamed(sample),
          reason: sample.reason.replaceAll(sample.source, photoOf.get(sample.source)!),
        })),
      ],
    };
  } finally {
    // Photos to be kept were sealed; the unpacked files are not needed any more.
    for (const file of photoOf.keys()) await rm(file, { force: true });
  }
}
