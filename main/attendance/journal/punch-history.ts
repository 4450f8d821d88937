import type { PunchHistory } from '../punch/decide.js';
import type { JournalFacts } from './journal-facts.js';
import type { PunchTable } from './punch-table.js';

/** How far back a person's usual times are taken from: four weeks. */
const historyMs = 28 * 86_400_000;
/** Older looks are not asked about again: the largest minimum time between punches. */
const lookMs = 86_400_000;

/**
 * What a decision about a subject's next punch depends on.
 * @param atMs time of that punch; milliseconds since 1970, UTC.
 */
export function punchHistoryOf(
  { facts, table }: { readonly facts: JournalFacts; readonly table: PunchTable },
  subjectId: string,
  atMs: number,
): PunchHistory {
  const subject = facts.subjectOf(subjectId);
  const aroundNow = { fromMs: atMs - lookMs, toMs: atMs + lookMs };
  return {
    punches: [...table.bySubject({ fromMs: atMs - historyMs, subjectIds: [subject] })],
    looks: [...table.looksOf(subject, aroundNow)],
    lastOfAnyone: facts.lastRecorded,
  };
}
