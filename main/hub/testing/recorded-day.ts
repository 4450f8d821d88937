import { newPunch } from '../../attendance/testing/entries.js';
import { memoryJournal } from './kiosk-journal.js';

/** When corrections of `recordedDay` were made, and the time of the added punch. */
export const when = { at: '2026-03-02T09:00:00.000Z', offset: '+01:00', zone: 'Europe/Berlin' };
const later = { ...when, kioskId: 'gate' };

/** Five punches a minute apart; the second is corrected by HR, the third is taken back at the door. */
export async function recordedDay(): Promise<readonly string[]> {
  const { journal, lines } = await memoryJournal();
  for (let minute = 0; minute < 5; minute++) {
    const at = `2026-03-02T08:0${minute}:00.000Z`;
    await journal.record('', () => newPunch({ at, subjectId: `subject-${minute}` }));
  }
  const brings = { subjectId: 'subject-1', direction: 'out', ...when } as const;
  await journal.amend({ ...later, author: 'hana', reason: 'forgot', withdraws: 2, brings });
  await journal.takeBack({ seq: 3 }, { ...later, reason: 'not-me' });
  return lines;
}
