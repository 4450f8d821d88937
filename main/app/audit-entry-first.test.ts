import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Api } from '../../contract/contract.js';
import { addModelTo } from '../models/testing/imported.js';
import { failingDisk } from '../storage/testing/failing-disk.js';
import { newSite, punch, type AttackedSite } from './testing/attacked-site.js';

/* The disk fails where the audit log is, and nowhere else. */

/** Each kind of change, with what would show it. */
const changes: [string, (api: Api) => Promise<unknown>][] = [
  ['an added punch', (api) => punch(api, '2026-03-03T08:00')],
  [
    'a withdrawn punch',
    (api) => api['attendance.amend']({ withdraws: 1, brings: null, reason: 'test' }),
  ],
  ['a review', (api) => api['attendance.review']({ punches: [1, 2], reason: 'test' })],
  [
    'a merge of two records',
    (api) => api['people.merge']({ who: 'Ben', into: 'Ada', reason: 'test' }),
  ],
  ['the model in use', (api) => api['models.use']({ embedding: 'net-1' })],
  ['a removed model', (api) => api['models.remove']({ model: 'net-1' })],
];

async function shown(api: Api): Promise<string> {
  const [ada] = await api['people.list']({});
  const { subjectId } = ada!;
  return JSON.stringify([
    await api['people.list']({}),
    await api['attendance.log']({}),
    await api['attendance.days']({ subjectId, from: '2026-03-01', to: '2026-03-31' }),
    await api['models.imported']({}),
  ]);
}

describe.runIf(process.platform === 'linux')('without an audit entry', () => {
  test.each(changes)('%s does not take effect', async (_what, change) => {
    const site = await newSite();
    await addModelTo(site.data, false);
    const { value } = await site.use(async (api) => {
      const before = await shown(api);
      const disk = await failingDisk();
      disk.failAt('/audit/', 'EIO', 'datasync', 'sync');
      await expect(change(api)).rejects.toMatchObject({ code: 'disk-failed' });
      disk.repair();
      expect(await shown(api)).toBe(before);
      // The disk was the only reason.
      await change(api);
      expect(await shown(api)).not.toBe(before);
      return [await api['attendance.verify']({}), await api['audit.verify']({})];
    });
    expect(value).toMatchObject([{ ok: true }, { ok: true }]);
  });

  test.each(['/journal/', '/models/'])(
    'a change that fails in %s after its entry is recorded as failed',
    async (part) => {
      const site = await newSite();
      await addModelTo(site.data, false);
      await site.use(async (api) => {
        await shown(api);
        const disk = await failingDisk();
        disk.failAt(part, 'EIO', 'datasync', 'sync');
        const change =
          part === '/models/'
            ? api['models.use']({ embedding: 'net-1' })
            : punch(api, '2026-03-03T08:00');
        await expect(change).rejects.toMatchObject({ code: 'disk-failed' });
        disk.repair();
        const [failed, entry] = await api['audit.list']({ count: 2 });
        expect(failed).toMatchObject({ action: 'audit.changeFailed' });
        expect(entry!.action).toMatch(/attendance.amend|models.use/);
      });
      expect(await choiceIn(site)).toBe(null);
    },
  );
});

async function choiceIn({ data }: AttackedSite): Promise<unknown> {
  const text = await readFile(join(data, 'models', 'active.json'), 'utf8').catch(() => '{}');
  return (JSON.parse(text) as { embedding?: unknown }).embedding ?? null;
}
