import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { randomFrom } from '../../main/base/random-from.js';
import { rollcallProcess } from '../../main/hosts/testing/command-line.js';
import { inferenceOf } from '../../main/hosts/testing/inference-of.js';
import { openScreen, type ScreenClient } from '../../main/hosts/testing/screen-client.js';
import { startServing, type Serving } from '../../main/hosts/testing/serving.js';
import { median } from '../measure.js';
import { arrivalsOf } from './arrivals.js';
import { pause, SoakDoor } from './door.js';
import { plotOf } from './plot.js';
import { handlesOf, memoryMbOf, seriesOf, trendsOf, type Sample } from './samples.js';
import { madeSite, secrets, staff } from './site.js';

/*
 * `npm run soak -- --hours 2`: people come to the door in waves, alone and together, known and unknown, by face and by
 * PIN, while an administrator works, the camera is lost and recognition is killed. It uses the whole web host, as
 * screens do. `--speed 2` lets them come twice as fast.
 */

const program = new Command('soak')
  .description('A crowd at the door for hours. Writes soak.json and soak.svg')
  .option('--hours <n>', 'how many hours of arrivals', Number, 2)
  .option('--speed <n>', 'how much faster than in real life people come', Number, 1)
  .option('--per-hour <n>', 'people in an hour', Number, 300)
  .option('--seed <n>', 'seed for all random choices', Number, 1)
  .option('--out <dir>', 'folder for the result', 'soak-output')
  .parse();
const options = program.opts<{
  hours: number;
  speed: number;
  perHour: number;
  seed: number;
  out: string;
}>();

const sampleMs = 5000;
/** Recognition is killed and the camera is lost this often, alternately. */
const faultMs = 240_000;
const cameraLostMs = 20_000;
/** A fault and its effects are over after this. */
const disturbedMs = 45_000;
/** A new inference process fills its caches in this time. */
const warmUpMs = 120_000;
/** An administrator looks at something this often. */
const deskMs = 15_000;
/** Caches and compiled code grow until then, or for a third of a short run. */
const settledMs = 600_000;
/** No one waits longer than this for a free place at the door. */
const maxWaitMs = 2000;

const random = randomFrom(options.seed);
const forMs = (options.hours * 3_600_000) / options.speed;
const folder = await mkdtemp(join(tmpdir(), 'rollcall-soak-'));
const data = await madeSite(folder);
const serving = await startServing(data);
const startMs = performance.now();
const elapsedMs = (): number => performance.now() - startMs;
const isOver = (): boolean => elapsedMs() >= forMs;
const faults: { readonly what: string; readonly atMs: number }[] = [];
const isDisturbed = (atMs: number): boolean =>
  faults.some((fault) => atMs >= fault.atMs - sampleMs && atMs <= fault.atMs + disturbedMs);
const isWarmingUp = (atMs: number): boolean =>
  faults.some(
    ({ what, atMs: fromMs }) =>
      what === 'recognition killed' && atMs >= fromMs && atMs <= fromMs + warmUpMs,
  );
const byPin: { readonly atMs: number; readonly ms: number; readonly seq: number | null }[] = [];
const calm: { readonly waitedMs: number }[] = [];
const samples: Sample[] = [];
let pinsWaiting = 0;

try {
  const [camera, pad, desk] = [
    await openScreen(serving.address),
    await openScreen(serving.address),
    await openScreen(serving.address),
  ];
  await must(desk, 'admin.signIn', { name: secrets.account, password: secrets.password });
  // The same face comes again and again here.
  await must(desk, 'settings.change', { debounceSeconds: 0 });
  await must(camera, 'kiosk.start', { takeOver: true });
  const door = new SoakDoor(() => void punchByPin(pad));
  await Promise.all([
    arrive(door, pad),
    watchDoor(door, camera),
    administrate(desk),
    disturb(door, serving),
    sample(door, desk, serving),
  ]);
  const confirmed = [...door.visits, ...byPin].flatMap(({ seq }) => (seq === null ? [] : [seq]));
  await serving.stop();
  await report(door, confirmed);
} finally {
  await serving.stop('SIGKILL').catch(() => undefined);
  await rm(folder, { recursive: true, force: true });
}

async function must({ send }: ScreenClient, ...call: Parameters<ScreenClient['send']>) {
  const reply = await send(...call);
  if (!reply.ok) throw new Error(`${call[0]}: ${reply.message}`);
  return reply.value;
}

async function arrive(door: SoakDoor, pad: ScreenClient): Promise<void> {
  for (const { atMs, way } of arrivalsOf(options.hours * 3_600_000, options.perHour, random)) {
    await pause(Math.max(0, atMs / options.speed - elapsedMs()));
    if (way === 'pin') void punchByPin(pad);
    else door.come(way === 'stranger');
  }
}

async function punchByPin({ send }: ScreenClient): Promise<void> {
  pinsWaiting += 1;
  const atMs = elapsedMs();
  const number = staff[Math.floor(random() * staff.length)]!;
  const reply = await send('kiosk.pin', { number, pin: secrets.pin, direction: 'in' });
  const punch = reply.ok ? (reply.value as { punch?: { seq: number } }).punch : undefined;
  byPin.push({ atMs, ms: elapsedMs() - atMs, seq: punch?.seq ?? null });
  pinsWaiting -= 1;
}

async function watchDoor(door: SoakDoor, camera: ScreenClient): Promise<void> {
  let seen = 0;
  while (!isOver() || pinsWaiting > 0) {
    await door.step(camera);
    for (const visit of door.visits.slice(seen)) {
      const enteredMs = elapsedMs() - visit.servedMs;
      const cameMs = enteredMs - visit.waitedMs;
      if (!isDisturbed(enteredMs) && !isDisturbed(cameMs)) calm.push(visit);
    }
    seen = door.visits.length;
  }
}

async function administrate(desk: ScreenClient): Promise<void> {
  const today = new Date().toISOString().slice(0, 10);
  const looks: Parameters<ScreenClient['send']>[] = [
    ['attendance.present', {}],
    ['attendance.days', { from: today, to: today, subjectId: null }],
    ['people.list', {}],
    ['exports.preview', { layout: 'punches' }],
    ['settings.change', { siteTitle: 'Gate' }],
    ['audit.list', { count: 50 }],
  ];
  for (let turn = 0; !isOver(); turn++) {
    await must(desk, ...looks[turn % looks.length]!);
    await pause(Math.min(deskMs, Math.max(0, forMs - elapsedMs())));
  }
}

async function disturb(door: SoakDoor, { child }: Serving): Promise<void> {
  for (let turn = 0; ; turn++) {
    await pause(Math.min(faultMs, Math.max(0, forMs - elapsedMs())));
    if (isOver()) return;
    const what = turn % 2 === 0 ? 'recognition killed' : 'camera lost';
    faults.push({ what, atMs: elapsedMs() });
    console.error(`${what} after ${(elapsedMs() / 60_000).toFixed(0)} minutes`);
    if (what === 'recognition killed') {
      for (const pid of await inferenceOf(child.pid!)) process.kill(pid, 'SIGKILL');
    } else {
      door.isLost = true;
      await pause(cameraLostMs);
      door.isLost = false;
    }
  }
}

async function sample(door: SoakDoor, desk: ScreenClient, { child }: Serving): Promise<void> {
  let dropped = 0;
  while (!isOver()) {
    await pause(sampleMs);
    const callStart = performance.now();
    await must(desk, 'people.names', {});
    const callMs = performance.now() - callStart;
    const times = door.takeFrameTimes();
    const pid = child.pid!;
    samples.push({
      atMs: elapsedMs(),
      values: {
        servicesMb: await memoryMbOf([pid]),
        inferenceMb: await memoryMbOf(await inferenceOf(pid)),
        handles: await handlesOf(pid),
        frameMs: times.length === 0 ? 0 : median(times),
        slowestFrameMs: Math.max(0, ...times),
        callMs,
        dropped: door.dropped - dropped,
        waiting: door.waiting,
        load: loadavg()[0]!,
      },
    });
    dropped = door.dropped;
  }
}

async function report(door: SoakDoor, confirmed: readonly number[]): Promise<void> {
  const on = ['--data', data];
  const verified = await rollcallProcess(['log', 'verify', ...on]);
  const listed = (await rollcallProcess(['log', '--json', ...on])).json;
  const numbers = new Set(listed.map(({ seq }) => seq));
  const waits = calm.map(({ waitedMs }) => waitedMs);
  const served = door.visits.filter(({ outcome }) => outcome === 'recorded');
  const counts = Object.fromEntries(
    (['recorded', 'unknown', 'gave-up'] as const).map((outcome) => [
      outcome,
      door.visits.filter((visit) => visit.outcome === outcome).length,
    ]),
  );
  const trends = trendsOf(
    samples,
    Math.min(settledMs, forMs / 3),
    (atMs) => isDisturbed(atMs) || isWarmingUp(atMs),
  );
  const result = {
    options,
    minutes: forMs / 60_000,
    faults,
    visits: counts,
    pins: byPin.length,
    pinsRefused: byPin.filter(({ seq }) => seq === null).length,
    confirmed: confirmed.length,
    lost: confirmed.filter((seq) => !numbers.has(seq)),
    chainVerifies: verified.code === 0,
    frames: door.frames,
    framesWithoutAnswer: door.dropped,
    servedMedianMs: served.length === 0 ? null : median(served.map(({ servedMs }) => servedMs)),
    slowestPinMs: Math.max(0, ...byPin.map(({ ms }) => ms)),
    longestWaitMs: Math.max(0, ...waits),
    waitedTooLong: waits.filter((ms) => ms > maxWaitMs).length,
    meanLoad: samples.reduce((sum, { values }) => sum + values.load, 0) / samples.length,
    trends,
    samples,
  };
  const out = resolve(options.out);
  await mkdir(out).catch(() => undefined);
  await writeFile(join(out, 'soak.json'), `${JSON.stringify(result, null, 1)}\n`);
  const title = `${options.hours} h of arrivals at ${options.perHour} an hour, ${options.speed} times as fast`;
  await writeFile(join(out, 'soak.svg'), plotOf(seriesOf(samples), title));
  console.log(JSON.stringify({ ...result, samples: samples.length }, null, 1));
  const isGood =
    result.lost.length === 0 &&
    result.chainVerifies &&
    result.waitedTooLong === 0 &&
    Object.values(trends).every(({ isSteady }) => isSteady);
  if (!isGood) process.exitCode = 1;
}
