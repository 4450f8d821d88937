import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { startServingKiosk } from '../main/hosts/testing/serving.js';
import { checkScreen } from './pages/admin-page.js';
import { expect, test } from './setup/kiosk.js';

test.beforeEach(({ host }) => {
  test.skip(host === 'electron', 'the web host only');
});

/** What the browser reports about the content security policy from now on. */
function violationsOf(page: Page): readonly string[] {
  const violations: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy|Trusted|Permissions[- ]Policy/i.test(message.text())) {
      violations.push(message.text());
    }
  });
  return violations;
}

test('the page keeps its access when it is reloaded, and shows no secret', async ({ kiosk }) => {
  const door = await kiosk.open({ camera: 'nobody' });
  await door.expectState('looking');
  expect(door.page.url()).not.toContain('#');
  const violations = violationsOf(door.page);
  await door.page.reload();
  await door.expectState('looking');
  expect(violations).toEqual([]);
});

test('a page without access gets it when the right address is entered', async ({ kiosk }) => {
  const other = await kiosk.open({ camera: 'nobody' });
  await other.expectState('looking');
  const token = await other.page.evaluate(() => sessionStorage.getItem('rollcall.token'));
  const door = await kiosk.open({ camera: 'nobody', withoutToken: true });
  await door.expectState('no-access');
  await other.page.close();
  await door.page.goto(`${door.page.url()}#token=${token}`);
  await door.expectState('looking');
});

test('the address with which the browser starts works once, and the page can be reloaded', async ({
  kiosk,
}) => {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-e2e-bin-'));
  const { child, address } = await startServingKiosk(kiosk.data, folder);
  try {
    const door = await kiosk.open({ camera: 'nobody', address });
    await door.expectState('looking');
    expect(door.page.url()).not.toContain('#');
    const second = await kiosk.open({ camera: 'nobody', address });
    await second.expectState('no-access');
    await checkScreen(second.page, 'no-access');
    await second.page.getByRole('button', { name: 'العربية' }).click();
    await checkScreen(second.page, 'no-access-ar');
    await door.page.reload();
    await door.expectState('looking');
  } finally {
    const ended = once(child, 'exit');
    child.kill();
    await ended;
    await rm(folder, { recursive: true });
  }
});

test('no screen violates the content security policy', async ({ kiosk }) => {
  const admin = await kiosk.openAdmin({ as: 'administrator', camera: 'nobody' });
  const violations = violationsOf(admin.page);
  for (const section of ['People', 'Settings', 'Audit log'] as const) await admin.go(section);
  expect(violations).toEqual([]);
});
