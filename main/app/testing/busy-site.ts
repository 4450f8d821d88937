import { readdir } from 'node:fs/promises';
import { expect } from 'vitest';
import { isFault } from '../../../contract/fault.js';
import { punch } from '../../attendance/punch/record.js';
import { byPin } from '../../attendance/testing/entries.js';
import { openApp, type App } from '../app.js';
import type { AttackedSite } from './attacked-site.js';

/** What was confirmed to somebody. */
export interface Confirmed {
  /** Subject and direction of punches, by number. */
  readonly punches: Map<number, string>;
  department: string;
  title: string;
}

export const nothingConfirmed = (): Confirmed => ({
  punches: new Map(),
  department: '',
  title: '',
});

/** A sentence that says what to do: it has a verb in the imperative, and no name from the code. */
const saysWhatToDo = /\b(Check|Free|Change|Close|Connect|Restart)\b.*\.$/;

export function openSite(site: AttackedSite, notices: string[] = []): App {
  return openApp({
    folder: site.data,
    onNotice: (notice) => {
      if (notice.type === 'notice') notices.push(notice.message);
    },
  });
}

/**
 * A morning at a kiosk whose disk may fail: people punch, two of them at once, while an administrator changes a
 * person and a setting and adds a punch. What is refused is tried again.
 * @param onConfirmed called after each confirmation.
 */
export async function workAt(
  app: App,
  confirmed: Confirmed,
  onConfirmed: () => void = () => undefined,
): Promise<void> {
  const [ada, ben] = await untilDone(async () => {
    const people = await app.api['people.list']({});
    return people.map(({ subjectId }) => subjectId);
  });
  const punchOf = async (subjectId: string, direction: 'in' | 'out', time: string) => {
    const atMs = Date.parse(`2026-03-03T${time}Z`);
    const punched = await untilDone(async () =>
      punch({ ...byPin, subjectId, direction }, atMs, await app.data()),
    );
    // A second try never finds a first one that was refused.
    expect(punched.kind).toBe('recorded');
    confirmed.punches.set(punched.entry.seq, `${subjectId} ${direction}`);
    onConfirmed();
  };
  await Promise.all([punchOf(ada!, 'in', '08:00'), punchOf(ben!, 'in', '08:00')]);
  await untilDone(() => app.api['people.setDetails']({ who: 'Ada', department: 'Yard' }));
  confirmed.department = 'Yard';
  onConfirmed();
  await punchOf(ada!, 'out', '12:00');
  await untilDone(() => app.api['settings.change']({ siteTitle: 'Gate' }));
  confirmed.title = 'Gate';
  onConfirmed();
  const brings = { subjectId: ben!, direction: 'out', localTime: '2026-03-03T16:00' } as const;
  const added = await untilDone(() =>
    app.api['attendance.amend']({ withdraws: null, brings, reason: 'test' }),
  );
  confirmed.punches.set(added.seq, `${ben!} out`);
  onConfirmed();
}

/** Tries again after a refusal, as people do, until the disk works. */
async function untilDone<Value>(work: () => Promise<Value>): Promise<Value> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!isFault(error) || attempt === 4) throw error;
      expect(error.message).toMatch(saysWhatToDo);
    }
  }
}

/** The folder opens without help and has all that was confirmed, and the next punch is recorded. */
export async function expectConfirmed(site: AttackedSite, confirmed: Confirmed): Promise<void> {
  const notices: string[] = [];
  const app = openSite(site, notices);
  try {
    const { journal, audit } = await app.data();
    expect(await journal.verify()).toMatchObject({ ok: true });
    expect(await audit.verify()).toMatchObject({ ok: true });
    expect((await app.api['audit.reports']({})).reports).toEqual([]);
    const found = new Map<number, string>();
    for (const { seq, subjectId, direction } of journal.table.byTime()) {
      found.set(seq, `${subjectId} ${direction}`);
    }
    const lost = [...confirmed.punches].filter(([seq, what]) => found.get(seq) !== what);
    expect(lost).toEqual([]);
    const people = await app.api['people.list']({});
    const [ada] = people;
    if (confirmed.department !== '') expect(ada).toMatchObject({ department: 'Yard' });
    const { siteTitle } = await app.api['settings.get']({});
    if (confirmed.title !== '') expect(siteTitle).toBe('Gate');
    const later = { subjectId: ada!.subjectId, direction: 'in', localTime: '2026-03-04T08:00' };
    await app.api['attendance.amend']({
      withdraws: null,
      brings: { ...later, direction: 'in' },
      reason: 'test',
    });
  } finally {
    await app.close();
  }
  const names = await readdir(site.data, { recursive: true });
  expect(names.filter((name) => name.endsWith('.tmp'))).toEqual([]);
}
