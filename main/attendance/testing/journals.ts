import { Journal } from '../journal/journal.js';
import { InMemoryLog } from '../../storage/testing/in-memory-log.js';
import { newPunch } from './entries.js';
import type { StandingPunch } from '../journal/standing-punch.js';

export async function openOn(store: InMemoryLog): Promise<{ journal: Journal; notices: string[] }> {
  const notices = store.guard.reports;
  const journal = await Journal.open(store, (sentence) => notices.push(sentence), store.guard);
  return { journal, notices };
}

export const later = Date.parse('2026-03-03T12:00:00Z');

/** The last punch of a subject before the afternoon after the first day. */
export function lastOf(journal: Journal, subjectId: string): StandingPunch | null {
  return journal.historyOf(subjectId, later).punches.at(-1) ?? null;
}

/** The store of a journal with three punches of two people. */
export async function filled(): Promise<InMemoryLog> {
  const store = new InMemoryLog();
  const { journal } = await openOn(store);
  await journal.record('subject-1', () => newPunch());
  await journal.record('subject-2', () => newPunch({ subjectId: 'subject-2', distance: null }));
  await journal.record('subject-1', () => newPunch({ direction: 'out' }));
  await journal.settled();
  return store;
}
