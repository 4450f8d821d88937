import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { openApp, type App } from '../main/app/app.js';
import type { RgbImage } from '../main/vision/steps/image.js';
import { frameOptions } from '../main/vision/analyse-options.js';
import { createPipeline } from '../main/vision/worker/pipeline.js';
import { jpegOf, type KioskBrowser } from './kiosk-browser.js';
import { withKioskScreen } from './kiosk-screen.js';
import { median, timeOfAsync } from './measure.js';
import { singleFacePictures } from './pictures.js';
import type { Row, RowGroup } from './row.js';

const readyName = 'page-ready';
const greetingName = 'view-to-greeting';

const loads = 5;
const visits = 24;
/** The film. The pauses are long enough that the door asks for fewer frames (`idleAfterMs` in main/door). */
const picturesPerSecond = 30;
const emptySeconds = 4;
const personSeconds = 2;
/** A square in the lower right corner of the film: its brightness shows who is there. */
const markSidePx = 32;
const brightnessOf = (person: number): number => 90 + 60 * person;

interface Person {
  readonly name: string;
  readonly picture: RgbImage;
}

/**
 * The two waits that people notice: for the page after a start, and for the greeting after they have stepped into view.
 */
export const greetingRows: RowGroup = {
  rows: [readyName, greetingName],

  async measure(wanted) {
    const folder = await mkdtemp(join(tmpdir(), 'rollcall-bench-greeting-'));
    const app = openApp({ folder, onNotice: () => undefined });
    try {
      // Photos stand in for people. A person who comes again is greeted, and not asked whether they come or leave.
      await app.api['settings.change']({ liveness: 'off', debounceSeconds: 3600 });
      await app.api['kiosk.start']({ takeOver: false });
      const people = await enrolled(app, folder);
      return await withKioskScreen(app, await filmOf(people), folder, async (browser) => {
        const rows: Row[] = [];
        if (wanted.has(readyName)) rows.push(await readyRow(browser));
        if (wanted.has(greetingName)) rows.push(await greetingRow(browser, people));
        return rows;
      });
    } finally {
      await app.close();
      await rm(folder, { recursive: true });
    }
  },
};

/** Three people with a usable photo, who are enrolled. */
async function enrolled(app: App, folder: string): Promise<Person[]> {
  const people: Person[] = [];
  const pipeline = await createPipeline();
  for (const picture of await singleFacePictures()) {
    const { width, height, data } = picture;
    const [face] = (await pipeline.analyse(picture, frameOptions)).faces;
    if (face?.quality.usable !== true) continue;
    const name = ['Ada', 'Ben', 'Chloe'][people.length]!;
    const file = join(folder, `${name}.png`);
    await sharp(data, { raw: { width, height, channels: 3 } }).toFile(file);
    const { subjectId } = await app.api['people.enrol']({ name, files: [file], replace: false });
    if (subjectId !== null) people.push({ name, picture });
    if (people.length === 3) return people;
  }
  throw new Error('fewer than three sample pictures can be enrolled');
}

/** Each person comes and goes, one after the other. Pictures differ a little, so that the camera is not frozen. */
async function filmOf(people: readonly Person[]): Promise<Buffer> {
  const { width, height } = people[0]!.picture;
  const wall = { width, height, data: new Uint8Array(width * height * 3).fill(178) };
  const film: Buffer[] = [];
  const add = async (picture: RgbImage, brightness: number, seconds: number): Promise<void> => {
    const two = [brightness, brightness + 4].map((value) => jpegOf(marked(picture, value)));
    const pictures = await Promise.all(two);
    for (let at = 0; at < seconds * picturesPerSecond; at++) film.push(pictures[at % 2]!);
  };
  for (const [index, { picture }] of people.entries()) {
    await add(wall, 0, emptySeconds);
    await add(picture, brightnessOf(index), personSeconds);
  }
  return Buffer.concat(film);
}

function marked({ width, height, data }: RgbImage, brightness: number): RgbImage {
  const copy = new Uint8Array(data);
  for (let y = height - markSidePx; y < height; y++) {
    copy.fill(brightness, (y * width + width - markSidePx) * 3, (y + 1) * width * 3);
  }
  return { width, height, data: copy };
}

/** Script that notes when the door is ready for people: it no longer shows a start or a problem. */
const noteReady = `new MutationObserver(() => {
  const { state } = document.querySelector('[data-state]')?.dataset ?? {};
  if (state === undefined || /^(starting|disconnected|camera-)/.test(state)) return;
  window.readyMs ??= performance.now();
}).observe(document, { subtree: true, childList: true, attributes: true });`;

/** From the navigation until the door is ready, while the services run. */
async function readyRow(browser: KioskBrowser): Promise<Row> {
  const times: number[] = [];
  for (let load = 0; load < loads; load++) {
    times.push((await browser.reload(noteReady, 'window.readyMs ?? null')) as number);
  }
  const slowest = Math.max(...times);
  return {
    row: readyName,
    value: slowest / 1000,
    unit: 's until ready',
    limit: { atMost: 2.5 },
    details: `slowest of ${loads} loads, median ${median(times).toFixed(0)} ms; Chromium without a graphics card`,
  };
}

interface Visit {
  readonly person: number;
  readonly ms: number | null;
}

/**
 * Script that notes how long each visit takes, from the first picture of a person that the page shows until the frame in
 * which their greeting is drawn.
 */
const noteVisits = (names: readonly string[]): string => `(() => {
  const names = ${JSON.stringify(names)};
  const marks = ${JSON.stringify(names.map((_name, index) => brightnessOf(index)))};
  const visits = (window.visits = []);
  let current = null;
  const video = document.querySelector('video');
  const context = Object.assign(document.createElement('canvas'), { width: 1, height: 1 })
    .getContext('2d', { willReadFrequently: true });
  const look = () => {
    video.requestVideoFrameCallback(look);
    const { videoWidth, videoHeight } = video;
    context.drawImage(video, videoWidth - 20, videoHeight - 20, 8, 8, 0, 0, 1, 1);
    const brightness = context.getImageData(0, 0, 1, 1).data[1];
    const person = marks.findIndex((mark) => Math.abs(brightness - mark) < 25);
    if (person === -1) current = null;
    else if (current?.person !== person) {
      current = { person, sinceMs: performance.now(), ms: null };
      visits.push(current);
    }
  };
  video.requestVideoFrameCallback(look);
  new MutationObserver(() => {
    if (current === null || current.ms !== null) return;
    const screen = document.querySelector('[data-state]');
    if (!/^(recorded|already)$/.test(screen?.dataset.state ?? '')) return;
    if (!screen.textContent.includes(names[current.person])) return;
    const visit = current;
    visit.ms = 0;
    requestAnimationFrame((now) => { visit.ms = now - visit.sinceMs; });
  }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
})()`;

async function greetingRow(browser: KioskBrowser, people: readonly Person[]): Promise<Row> {
  const frameMs = await timeOfFrame(people[0]!.picture);
  await browser.evaluate(noteVisits(people.map(({ name }) => name)));
  // The first visit may have begun earlier.
  const seconds = (visits + 1) * (emptySeconds + personSeconds);
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  const all = (await browser.evaluate('window.visits')) as Visit[];
  const seen = all.slice(1, visits + 1);
  // A person who was not greeted waited at least as long as they stood there.
  const sorted = seen.map(({ ms }) => ms ?? Infinity).sort((one, other) => one - other);
  const p95 = sorted[Math.ceil(0.95 * sorted.length) - 1] ?? NaN;
  return {
    row: greetingName,
    value: p95 / 1000,
    unit: 's until the greeting',
    limit: { atMost: 0.8 },
    details: `p95 of ${seen.length} visits (${seen.filter(({ ms }) => ms === null).length} not greeted), median ${median(sorted).toFixed(0)} ms, slowest ${sorted.at(-1)!.toFixed(0)} ms; one frame ${frameMs.toFixed(1)} ms`,
  };
}

/** Says how busy the machine was. */
async function timeOfFrame(picture: RgbImage): Promise<number> {
  const pipeline = await createPipeline();
  const times: number[] = [];
  for (let turn = 0; turn < 11; turn++) {
    times.push(await timeOfAsync(() => pipeline.analyse(picture, frameOptions)));
  }
  return median(times);
}
