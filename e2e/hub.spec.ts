import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { spawnHub, type HubProcess } from '../main/hosts/testing/hub-process.js';
import { checkScreen, type AdminPage } from './pages/admin-page.js';
import { KioskPage } from './pages/kiosk-page.js';
import { password } from './setup/global.js';
import { expect, test } from './setup/kiosk.js';

test('at the desk of a hub, HR sees and exports a punch that was made at a kiosk', async ({
  kiosk,
  host,
}) => {
  test.skip(host === 'electron', 'the desk is a page in a browser');
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-e2e-hub-'));
  const hub = await spawnHub(join(folder, 'hub'));
  try {
    const admin = await kiosk.openAdmin({ as: 'administrator', camera: 'nobody', section: 'Hub' });
    const context = await admin.page
      .context()
      .browser()!
      .newContext({ ignoreHTTPSErrors: true, viewport: { width: 1280, height: 800 } });
    const desk = await context.newPage();
    await setUp(desk, hub);
    await pair(desk, admin);
    await admin.page.getByRole('button', { name: 'Sign out' }).click();
    const door = new KioskPage(admin.page);
    await door.enterPin('0042', '2468');
    await door.expectState('recorded');

    await go(desk, 'Kiosks');
    await expect(desk.getByRole('row', { name: /^kiosk-/ }).getByText('0.1.0')).toBeVisible();
    await checkScreen(desk, 'desk-kiosks');
    await seeAndExport(desk);
    await context.close();
  } finally {
    await hub.stop();
    await rm(folder, { recursive: true });
  }
});

/** Makes the first administrator with the code that the hub printed; nobody else can. */
async function setUp(desk: Page, { port, lines }: HubProcess): Promise<void> {
  await desk.goto(`https://127.0.0.1:${port}/`);
  await expect(desk.getByRole('heading', { name: 'Set up Rollcall' })).toBeVisible();
  const fill = async (code: string): Promise<void> => {
    await desk.getByLabel('First code').fill(code);
    await desk.getByLabel('Name').fill('hedy');
    await desk.getByLabel('Password (at least').fill(password);
    await desk.getByLabel('Repeat password').fill(password);
    await desk.getByRole('button', { name: 'Create account' }).click();
  };
  await fill('0000-0000-0000-0000-0000');
  await expect(desk.getByRole('alert')).toContainText('The code is not the one');
  await checkScreen(desk, 'desk-set-up');
  await fill(/code: (\S+)$/.exec(lines.join('\n').split('\nFingerprint')[0]!)![1]!);
  await expect(desk.getByRole('navigation', { name: 'Sections' })).toBeVisible();
}

async function go(desk: Page, title: string): Promise<void> {
  const menu = desk.getByRole('navigation', { name: 'Sections' });
  await menu.getByRole('button', { name: title, exact: true }).click();
  await expect(desk.getByRole('main', { name: title })).toBeVisible();
}

/** Joins the kiosk through both screens. */
async function pair(desk: Page, admin: AdminPage): Promise<void> {
  await go(desk, 'Kiosks');
  await desk.getByRole('button', { name: 'Pair a kiosk' }).click();
  const shown = desk.getByRole('dialog').locator('dd');
  await expect(shown).toHaveCount(2);
  const [address, code] = await shown.allTextContents();
  await checkScreen(desk, 'desk-pairing');
  await desk.getByRole('button', { name: 'Done' }).click();
  await checkScreen(admin.page, 'hub-join');
  await admin.page.getByLabel('Address of the hub').fill(address!);
  await admin.page.getByLabel('Pairing code').fill(code!);
  await admin.page.getByRole('button', { name: 'Join a hub' }).click();
  await expect(admin.page.getByText('This kiosk has joined the hub.')).toBeVisible();
  await checkScreen(admin.page, 'hub-joined');
}

async function seeAndExport(desk: Page): Promise<void> {
  await go(desk, 'Attendance');
  await desk.getByRole('tab', { name: 'Day' }).click();
  await expect(desk.getByRole('row', { name: /ada/ })).toBeVisible();
  await checkScreen(desk, 'desk-days');
  await go(desk, 'Exports');
  const saved = desk.waitForEvent('download');
  const today = new Date().toISOString().slice(0, 10);
  for (const label of ['First day', 'Last day']) await desk.getByLabel(label).fill(today);
  await desk.getByRole('button', { name: 'Export', exact: true }).click();
  const text = await readFile(await (await saved).path(), 'utf8');
  // The head, the day, and the end of the last line.
  expect(text.split('\r\n')).toHaveLength(3);
  expect(text).toContain(`,${today},`);
}
