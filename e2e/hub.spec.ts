import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startOwnPostgres } from '../bench/own-postgres.js';
import { rollcall } from '../main/hosts/testing/command-line.js';
import { spawnHub } from '../main/hosts/testing/hub-process.js';
import { checkScreen, type AdminPage } from './pages/admin-page.js';
import { attendanceDay, DeskPage } from './pages/desk-page.js';
import { KioskPage } from './pages/kiosk-page.js';
import { expect, test } from './setup/kiosk.js';
import { Relay } from './setup/relay.js';

test('HR at one desk, a hub on PostgreSQL, and two doors with the same people', async ({
  kiosk,
  host,
  another,
}) => {
  test.skip(host === 'electron', 'the desk is a page in a browser');
  test.slow();
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-e2e-hub-'));
  const server = await startOwnPostgres();
  process.stderr.write(`The hub uses its own PostgreSQL ${server.version}.\n`);
  const hub = await spawnHub(join(folder, 'hub'), { database: server.address });
  const network = await Relay.start(hub.port);
  try {
    const admin = await kiosk.openAdmin({
      as: 'administrator',
      camera: 'stranger',
      section: 'Hub',
    });
    const context = await admin.page
      .context()
      .browser()!
      .newContext({ ignoreHTTPSErrors: true, viewport: { width: 1280, height: 800 } });
    const desk = new DeskPage(await context.newPage());
    const [, code] = /code: (\S+)$/.exec(hub.lines.join('\n').split('\nFingerprint')[0]!)!;
    await desk.setUp(hub.port, code!);
    await joinOnScreen(desk, admin);
    await admin.page.getByRole('button', { name: 'Sign out' }).click();
    const gate = new KioskPage(admin.page);
    await gate.expectState('unknown');
    const back = another();
    await joinByCommand(desk, network, back.data);
    await back.host.restart();

    await desk.setSeconds(2);
    await test.step('who is enrolled at the desk comes in at one door', async () => {
      await desk.enrol('elif');
      await gate.expectState('recorded');
      await expect(gate.state).toContainText(/elif\. Clocked\sin at/);
      await gate.page.goto('about:blank');
      await desk.expectDayOf('elif');
    });
    const backDoor = await back.open({ camera: 'stranger' });
    await test.step('and leaves by the other one, which knows that', async () => {
      await backDoor.expectState('asking');
      await expect(
        backDoor.page.getByText('sent only to your company’s own systems'),
      ).toBeVisible();
      const question = backDoor.page.getByRole('group', { name: /elif, are you coming/ });
      await question.getByRole('button', { name: 'Out' }).click();
      await backDoor.expectState('recorded');
      await expect(backDoor.state).toContainText(/Goodbye, elif\. Clocked\sout at/);
    });
    await test.step('a punch of a door without its network arrives later', async () => {
      const isCut = network.cut();
      await backDoor.enterPin('0042', '2468');
      await expect(backDoor.state).toContainText(/ada\. Clocked\sin at/);
      // The kiosk has tried to send it.
      await isCut;
      await desk.expectDayOf('elif');
      await expect(desk.page.getByRole('row', { name: /ada/ })).toHaveCount(0);
      network.mend();
      await desk.expectDayOf('ada');
      await checkScreen(desk.page, 'desk-days');
      await desk.go('Kiosks');
      await expect(desk.page.getByRole('row', { name: /^kiosk-.* 0\.1\.0/ })).toHaveCount(2);
      await checkScreen(desk.page, 'desk-kiosks');
    });
    await test.step('HR exports the day of both doors, and an administrator connects a system', async () => {
      await desk.addHr('hana');
      await desk.signInAs('hana');
      await exportToday(desk, ['ada', 'elif']);
      await desk.signInAs('hedy');
      await manageConnection(desk);
    });
    await backDoor.page.goto('about:blank');
    await test.step('who belongs to a site is removed by kiosks elsewhere, and comes back', async () => {
      await desk.addSite('North');
      await desk.choosePlace('elif', 'North');
      await desk.expectRemovals(2);
      await exportToday(desk, ['elif'], 'North');
      await backDoor.page.goBack();
      await backDoor.expectState('unknown');
      await backDoor.page.goto('about:blank');
      await desk.choosePlace('elif', 'North');
    });
    await test.step('who is erased at the desk is gone at both doors', async () => {
      await desk.erase('elif');
      await desk.go('Kiosks');
      const erased = desk.page.getByRole('region', { name: 'Erasures' }).getByRole('row');
      await expect(erased).toHaveCount(2);
      await expect(erased.last()).toContainText('Confirmed by all');
      for (const door of [gate, backDoor]) {
        await door.page.goBack();
        await door.expectState('unknown');
      }
      await checkScreen(desk.page, 'desk-erasures');
    });
    await context.close();
  } finally {
    await network.close();
    await hub.stop();
    await server.close();
    await rm(folder, { recursive: true });
  }
});

/** Joins the kiosk through both screens. */
async function joinOnScreen(desk: DeskPage, admin: AdminPage): Promise<void> {
  const { address, code } = await desk.pairingCode('desk-pairing');
  await checkScreen(admin.page, 'hub-join');
  await admin.page.getByLabel('Address of the hub').fill(address);
  await admin.page.getByLabel('Pairing code').fill(code);
  await admin.page.getByRole('button', { name: 'Join a hub' }).click();
  await expect(admin.page.getByText('This kiosk has joined the hub.')).toBeVisible();
  await checkScreen(admin.page, 'hub-joined');
}

/** Joins a kiosk that has not run yet, over a network that can be cut. */
async function joinByCommand(desk: DeskPage, { port }: Relay, data: string): Promise<void> {
  const { code } = await desk.pairingCode(null);
  // The film shows a photo.
  const off = await rollcall(['liveness', 'off', '--data', data]);
  expect(off.code, off.err).toBe(0);
  const join = ['join', `127.0.0.1:${port}`, '--code', code, '--data', data];
  const joined = await rollcall(join);
  expect(joined.code, joined.err).toBe(0);
}

async function exportToday(
  desk: DeskPage,
  names: readonly string[],
  site: string | null = null,
): Promise<void> {
  const { page } = desk;
  await desk.go('Exports');
  if (site !== null) {
    await page.getByLabel('Site', { exact: true }).selectOption({ label: site });
    await checkScreen(page, 'desk-exports');
  }
  const saved = page.waitForEvent('download');
  const today = attendanceDay();
  for (const label of ['First day', 'Last day']) await page.getByLabel(label).fill(today);
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const text = await readFile(await (await saved).path(), 'utf8');
  // The head, a day of each, and the end of the last line.
  expect(text.split('\r\n')).toHaveLength(names.length + 2);
  for (const name of names) {
    expect(text).toMatch(new RegExp(`,${name},.*${today}`));
  }
}

/** Tries a connection to a server that does not exist, saves it as a webhook anyway, and removes it. */
async function manageConnection(desk: DeskPage): Promise<void> {
  const { page } = desk;
  await desk.go('Connections');
  await page.getByRole('button', { name: 'Add a connection' }).click();
  const form = page.getByRole('dialog', { name: 'Add a connection' });
  await expect(form.getByLabel('First day')).toHaveValue(attendanceDay());
  await form.getByRole('textbox', { name: 'Name' }).fill('payroll');
  // Nothing listens on this port.
  await form.getByRole('textbox', { name: 'Address' }).fill('https://127.0.0.1:1');
  await form.getByRole('textbox', { name: 'Secret' }).fill('key:secret');
  await form.getByRole('button', { name: 'Try without sending' }).click();
  await expect(form.getByRole('alert')).toContainText('Frappe HR could not be reached.');
  await checkScreen(page, 'desk-connection');
  await form.getByRole('combobox', { name: 'System' }).selectOption('Webhook');
  await form.getByRole('textbox', { name: 'Secret' }).fill('');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form).toContainText('They are not shown again.');
  await form.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByText('The connection payroll was saved.')).toBeVisible();
  await page.getByRole('button', { name: 'Remove payroll' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByText('The connection payroll was removed.')).toBeVisible();
  await expect(page.getByText('There is no connection to another system yet.')).toBeVisible();
}
