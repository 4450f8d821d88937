import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { openApp, type App } from '../main/app/app.js';
import type { RgbImage } from '../main/vision/steps/image.js';
import { frameOptions } from '../main/vision/analyse-options.js';
import { toI420 } from '../main/vision/testing/i420.js';
import { createPipeline, type Pipeline } from '../main/vision/worker/pipeline.js';
import type { Frame } from '../contract/face.js';
import { jpegOf } from './kiosk-browser.js';
import { withKioskScreen } from './kiosk-screen.js';
import { median, timeOfAsync } from './measure.js';
import { singleFacePictures } from './pictures.js';
import { cpuSecondsOf, withDescendants } from './processes.js';
import type { Row, RowGroup } from './row.js';
import { walkUp } from './walk-up.js';

const punchName = 'kiosk-first-frame-to-punch';
const checkedName = 'kiosk-first-frame-to-punch-checked';
const idleName = 'kiosk-idle';
const rateName = 'kiosk-recognitions';
const drawingName = 'kiosk-drawing';

const visits = 6;
const idleSeconds = 10;
const rateSeconds = 10;

/** The kiosk with real frames: the time until a punch is written, and the cost of waiting. */
export const kioskRows: RowGroup = {
  rows: [punchName, checkedName, idleName, rateName, drawingName],

  async measure(wanted) {
    const folder = await mkdtemp(join(tmpdir(), 'rollcall-bench-'));
    const app = openApp({ folder, onNotice: () => undefined });
    try {
      // Photos stand in for people.
      await app.api['settings.change']({ liveness: 'off' });
      await app.api['kiosk.start']({ takeOver: false });
      const pictures = (await singleFacePictures()).slice(0, visits);
      const rows: Row[] = [];
      if (wanted.has(punchName)) rows.push(await punchRow(app, pictures, folder));
      if (wanted.has(checkedName)) rows.push(await checkedRow(pictures, folder));
      if (wanted.has(idleName)) rows.push(await idleRow(app));
      if (wanted.has(rateName) || wanted.has(drawingName)) {
        // A kiosk without people shows how to set it up instead of the camera.
        if (!wanted.has(punchName))
          await enrolUsable(app, await createPipeline(), pictures, folder);
        const measured = await screenRows(app, pictures[0]!, folder);
        rows.push(...measured.filter(({ row }) => wanted.has(row)));
      }
      return rows;
    } finally {
      await app.close();
      await rm(folder, { recursive: true });
    }
  },
};

/** Usable frames follow each other without a pause; earlier frames, at this interval. */
const walkingFrameMs = 60;
/** The result for fewer people would mean little. */
const minPeople = 3;
/** Long enough for the last person to have left the door. */
const betweenPeopleMs = 800;

/** From the first frame of a person who stands there, with the liveness check off. */
async function punchRow(app: App, pictures: readonly RgbImage[], folder: string): Promise<Row> {
  const pipeline = await createPipeline();
  const pipelineMs: number[] = [];
  const punchMs: number[] = [];
  for (const picture of await enrolUsable(app, pipeline, pictures, folder)) {
    await pause(betweenPeopleMs);
    pipelineMs.push(await timeOfAsync(() => pipeline.analyse(picture, frameOptions)));
    pipelineMs.push(await timeOfAsync(() => pipeline.analyse(picture, frameOptions)));
    punchMs.push(await timeUntilPunch(app, picture));
  }
  return timeToPunch(punchName, punchMs, pipelineMs);
}

/** From the first usable frame of a person who walks up, with the liveness check balanced, as it is by default. */
async function checkedRow(pictures: readonly RgbImage[], folder: string): Promise<Row> {
  const app = openApp({ folder: join(folder, 'checked'), onNotice: () => undefined });
  try {
    await app.api['kiosk.start']({ takeOver: false });
    const pipeline = await createPipeline();
    const pipelineMs: number[] = [];
    const punchMs: number[] = [];
    for (const picture of await enrolUsable(app, pipeline, pictures, folder)) {
      const walk = await walkUp(picture, pipeline);
      if (walk === null) continue;
      await pause(betweenPeopleMs);
      for (const image of walk.before) {
        await app.api['kiosk.frame']({ frame: toI420(image), direction: null });
        await pause(walkingFrameMs);
        pipelineMs.push(await timeOfAsync(() => pipeline.analyse(picture, frameOptions)));
      }
      punchMs.push(await timeUntilPunch(app, walk.usable));
    }
    return timeToPunch(checkedName, punchMs, pipelineMs);
  } finally {
    await app.close();
  }
}

function timeToPunch(row: string, punchMs: readonly number[], pipelineMs: readonly number[]): Row {
  if (punchMs.length < minPeople) throw new Error(`only ${punchMs.length} people could punch`);
  const [punch, pipeline] = [median(punchMs), median(pipelineMs)];
  return {
    row,
    value: punch / pipeline,
    unit: 'of one frame’s pipeline',
    limit: { atMost: 5 },
    details: `p50 ${punch.toFixed(0)} ms, slowest of ${punchMs.length} ${Math.max(...punchMs).toFixed(0)} ms; pipeline ${pipeline.toFixed(1)} ms`,
  };
}

/** Enrols the people with a usable picture: only they can punch. @returns their pictures. */
async function enrolUsable(
  app: App,
  pipeline: Pipeline,
  pictures: readonly RgbImage[],
  folder: string,
): Promise<RgbImage[]> {
  const enrolled: RgbImage[] = [];
  for (const [index, picture] of pictures.entries()) {
    const { width, height, data } = picture;
    const file = join(folder, `${index}.png`);
    await sharp(data, { raw: { width, height, channels: 3 } }).toFile(file);
    const name = `Person ${index}`;
    const report = await app.api['people.enrol']({ name, files: [file], replace: false });
    const [face] = (await pipeline.analyse(picture, frameOptions)).faces;
    if (report.subjectId !== null && face?.quality.usable === true) enrolled.push(picture);
  }
  return enrolled;
}

/** With the same frame again and again, without a pause. */
async function timeUntilPunch(app: App, picture: RgbImage): Promise<number> {
  const frame = toI420(picture);
  let last = 'no answer';
  const start = performance.now();
  for (let turn = 0; turn < 100; turn++) {
    const view = await app.api['kiosk.frame']({ frame, direction: null });
    last = view?.state.kind ?? last;
    if (last === 'recorded') return performance.now() - start;
  }
  throw new Error(`no punch was recorded within 100 frames; the last answer was ${last}`);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** CPU time of both processes while frames show no one, at the frame rate that the kiosk requests. */
async function idleRow(app: App): Promise<Row> {
  const data = new Uint8Array(640 * 480 * 1.5).fill(128);
  const frame: Frame = { format: 'I420', width: 640, height: 480, data };
  const show = async (): Promise<void> => {
    const view = await app.api['kiosk.frame']({ frame, direction: null });
    await new Promise((resolve) => setTimeout(resolve, view?.nextFrameInMs ?? 0));
  };
  const until = async (ms: number, work: () => Promise<void>): Promise<void> => {
    for (const end = performance.now() + ms; performance.now() < end;) await work();
  };
  await until(4000, show);
  const off = await cpuSecondsOver(() => new Promise((resolve) => setTimeout(resolve, 3000)));
  const on = await cpuSecondsOver(() => until(idleSeconds * 1000, show));
  return {
    row: idleName,
    value: on / idleSeconds - off / 3,
    unit: 'of one core',
    limit: { atMost: 0.15 },
    details: `${(on / idleSeconds).toFixed(3)} of a core while no one is there, ${(off / 3).toFixed(3)} without camera`,
  };
}

/** Script that records the times of the page's animation frames from now on. */
const recordFrames = `(() => {
  const times = (window.drawnAt = []);
  const note = (time) => { times.push(time); requestAnimationFrame(note); };
  requestAnimationFrame(note);
})()`;

/** @returns the recognitions per second, and the times of the page's animation frames in ms. */
async function measureScreen(
  app: App,
  picture: RgbImage,
  folder: string,
): Promise<{ readonly perSecond: number; readonly drawnAt: readonly number[] }> {
  return withKioskScreen(app, await jpegOf(picture), folder, async (browser, answered) => {
    await browser.evaluate(recordFrames);
    const before = answered();
    const start = performance.now();
    await new Promise((resolve) => setTimeout(resolve, rateSeconds * 1000));
    const perSecond = ((answered() - before) * 1000) / (performance.now() - start);
    const drawnAt = (await browser.evaluate('window.drawnAt')) as number[];
    return { perSecond, drawnAt };
  });
}

/** The recognitions per second, and the share of animation frames that are dropped meanwhile. */
async function screenRows(app: App, picture: RgbImage, folder: string): Promise<Row[]> {
  const { perSecond, drawnAt } = await measureScreen(app, picture, folder);
  const frameMs = 1000 / 60;
  const due = (drawnAt.at(-1)! - drawnAt[0]!) / frameMs;
  const details = `Chromium without a graphics card, 640 × 480, ${rateSeconds} s`;
  return [
    {
      row: rateName,
      value: perSecond,
      unit: 'recognitions per second',
      limit: { atLeast: 15 },
      details,
    },
    {
      row: drawingName,
      value: Math.max(0, 1 - (drawnAt.length - 1) / due),
      unit: 'of the frames not drawn',
      limit: { atMost: 0.02 },
      details: `${drawnAt.length} of ${due.toFixed(0)} frames at 60 per second; ${details}`,
    },
  ];
}

/** CPU seconds that this process and its descendants use during `work` (Linux). */
async function cpuSecondsOver(work: () => Promise<void>): Promise<number> {
  const seconds = async (): Promise<number> => {
    const pids = await withDescendants(process.pid);
    const each = await Promise.all(pids.map(cpuSecondsOf));
    return each.reduce((sum, one) => sum + one, 0);
  };
  const before = await seconds();
  await work();
  return (await seconds()) - before;
}
