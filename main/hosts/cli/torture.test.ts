import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { randomFrom } from '../../base/random-from.js';
import { temporaryFolder } from '../../storage/testing/folder.js';
import { cameraFrame } from '../../vision/testing/camera.js';
import { rollcall } from '../testing/command-line.js';
import { inferenceOf } from '../testing/inference-of.js';
import { portrait, writePerson } from '../testing/photos.js';
import { openScreen, type ScreenClient } from '../testing/screen-client.js';
import { startServing, type Serving } from '../testing/serving.js';
import { TortureDesk } from '../testing/torture-desk.js';
import { TortureHub } from '../testing/torture-hub.js';

/*
 * Kills the services, the inference process or both at random moments, while people punch by face and PIN and an
 * administrator works. `npm run torture -- --rounds 1000` runs it for longer, with enrolment from photos and with a hub
 * that gets everything and is also killed.
 */

const rounds = Number(process.env['ROLLCALL_TORTURE_ROUNDS'] ?? 50);
const random = randomFrom(Number(process.env['ROLLCALL_TORTURE_SEED'] ?? 1));
/** In the test command, which has little time, without the slow parts. */
const isLong = process.env['ROLLCALL_TORTURE_ROUNDS'] !== undefined;
const pick = <Value>(values: readonly Value[]): Value =>
  values[Math.floor(random() * values.length)]!;

const pin = '2468';
const password = 'correct horse battery';
const staff = Array.from({ length: 12 }, (_none, at) => ({
  number: String(100 + at),
  name: `Person ${at}`,
}));

type Frame = Awaited<ReturnType<typeof cameraFrame>>;

/** What the kiosk has confirmed to people. */
interface Confirmed {
  /** Names by the numbers of their punches. */
  readonly punches: Map<number, string>;
  /** Answers to PINs since the last kill. */
  answers: number;
}

/** Calls again and again until the connection is lost. A call may get no answer in time on a busy machine. */
async function repeat({ socket }: ScreenClient, work: () => Promise<void>): Promise<void> {
  while (socket.readyState === socket.OPEN) await work().catch(() => undefined);
}

interface Punched {
  readonly kind: string;
  readonly punch?: { readonly seq: number; readonly name: string };
}

async function punchByPin({ send }: ScreenClient, confirmed: Confirmed): Promise<void> {
  const { number } = pick(staff);
  const reply = await send('kiosk.pin', { number, pin, direction: pick(['in', 'out']) });
  confirmed.answers += 1;
  if (!reply.ok) return;
  const { kind, punch } = reply.value as Punched;
  if (kind === 'recorded') confirmed.punches.set(punch!.seq, punch!.name);
}

async function punchByFace(
  { send }: ScreenClient,
  frame: Frame,
  { punches }: Confirmed,
): Promise<void> {
  const reply = await send('kiosk.frame', { frame, direction: pick(['in', 'out']) });
  if (!reply.ok || reply.value === null) return pause(20);
  const { kind, punch } = (reply.value as { state: Punched }).state;
  if (kind === 'recorded') punches.set(punch!.seq, punch!.name);
}

/** An administrator signs in and works until the connection is lost. */
async function administrate(desk: ScreenClient, administrator: TortureDesk): Promise<void> {
  const signedIn = await desk.send('admin.signIn', { name: 'ida', password }).catch(() => null);
  if (signedIn === null) return;
  expect(signedIn.ok).toBe(true);
  // A punch that follows soon counts as another one here.
  await desk.send('settings.change', { debounceSeconds: 0 }).catch(() => undefined);
  await repeat(desk, () => administrator.work(desk));
}

async function prepared(folder: string): Promise<string> {
  const data = join(folder, 'data');
  const on = ['--data', data];
  const table = join(folder, 'staff.csv');
  const rows = staff.map(({ number, name }) => `${number},${name},${pin}\n`);
  await writeFile(table, `number,name,pin\n${rows.join('')}`);
  expect(await rollcall(['import', table, '--consent-given', ...on])).toMatchObject({ code: 0 });
  await writePerson(join(folder, 'photos'), 'ada');
  expect(await rollcall(['enrol', join(folder, 'photos'), ...on])).toMatchObject({ code: 0 });
  // A photo stands in for a person.
  expect(await rollcall(['liveness', 'off', ...on])).toMatchObject({ code: 0 });
  const account = ['account', 'add', 'ida', '--role', 'administrator', ...on];
  expect(await rollcall(account, {}, `${password}\n`)).toMatchObject({ code: 0 });
  return data;
}

/** The running kiosk, with people and an administrator who use it until it ends. */
interface Kiosk {
  readonly serving: Serving;
  readonly working: readonly Promise<void>[];
}

async function startKiosk(
  data: string,
  frame: Frame,
  confirmed: Confirmed,
  administrator: TortureDesk,
): Promise<Kiosk> {
  const serving = await startServing(data);
  const [door, pad, desk] = [
    await openScreen(serving.address),
    await openScreen(serving.address),
    await openScreen(serving.address),
  ];
  const working = [
    repeat(pad, () => punchByPin(pad, confirmed)),
    repeat(door, () => punchByFace(door, frame, confirmed)),
    administrate(desk, administrator),
  ];
  return { serving, working };
}

/** It does not run if it was killed a moment ago. */
async function killInference({ child }: Serving): Promise<void> {
  for (const pid of await inferenceOf(child.pid!)) process.kill(pid, 'SIGKILL');
}

async function end({ serving, working }: Kiosk): Promise<void> {
  await serving.stop('SIGKILL');
  await Promise.all(working);
  expect(serving.errors()).not.toMatch(/damaged|broken|set aside|unexpected/i);
}

test(
  `nothing that was confirmed is lost in ${rounds} kills`,
  async () => {
    const folder = await temporaryFolder();
    const data = await prepared(folder);
    const hub = isLong ? await TortureHub.start(join(folder, 'hub'), data) : null;
    const photos = isLong ? [0, 1, 2].map((variant) => portrait('elif', variant)) : null;
    const administrator = new TortureDesk({
      ...{ staff, pin, password, random },
      photos: photos === null ? null : await Promise.all(photos),
    });
    const middle = { left: 180, width: 280 };
    const frame = await cameraFrame([{ picture: await portrait('ada', 3), ...middle }]);
    const confirmed: Confirmed = { punches: new Map(), answers: 0 };
    let kiosk: Kiosk | null = null;
    for (let round = 0; round < rounds; round++) {
      kiosk ??= await startKiosk(data, frame, confirmed, administrator);
      confirmed.answers = 0;
      // A busy machine gets the time that it needs.
      const awaited = Math.floor(random() * 6);
      while (confirmed.answers < awaited) await pause(5);
      await pause(random() * (isLong ? 2000 : 200));
      if (hub !== null && random() < 0.2) await hub.kill();
      const killed = round === rounds - 1 ? 'both' : pick(['services', 'inference', 'both']);
      if (killed !== 'services') await killInference(kiosk.serving);
      // If only the inference process was killed, it starts again; meanwhile people can use their PINs.
      if (killed !== 'inference') {
        await end(kiosk);
        kiosk = null;
      }
      await hub?.restart();
      if (isLong && round % 20 === 19) {
        console.log(`${round + 1} kills, ${confirmed.punches.size} punches`);
      }
    }
    await hub?.expectAll();
    await expectComplete(data, confirmed, administrator.done.people);
  },
  120_000 + rounds * 40_000,
);

async function expectComplete(
  data: string,
  { punches }: Confirmed,
  people: ReadonlySet<string>,
): Promise<void> {
  const on = ['--data', data];
  console.log(`${punches.size} punches and ${people.size} people were confirmed`);
  expect(punches.size).toBeGreaterThan(rounds);
  for (const log of ['log', 'audit']) {
    expect(await rollcall([log, 'verify', ...on])).toMatchObject({ code: 0 });
  }
  const listed = (await rollcall(['log', '--json', ...on])).json;
  const names = new Map(listed.map(({ seq, name }) => [seq, name]));
  const lost = [...punches].filter(([seq, name]) => names.get(seq) !== name);
  expect(lost).toEqual([]);
  const known = (await rollcall(['people', '--json', ...on])).json.map(({ name }) => name);
  expect([...people].filter((name) => !known.includes(name))).toEqual([]);
  const left = (await readdir(data, { recursive: true })).filter((name) => name.endsWith('.tmp'));
  expect(left).toEqual([]);
  expect(await readdir(join(data, 'transfers')).catch(() => [])).toEqual([]);
  JSON.parse(await readFile(join(data, 'heartbeat.json'), 'utf8').catch(() => 'null'));
}
