import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { eventually } from '../base/testing/eventually.js';
import type { Frame } from '../../contract/face.js';
import type { DoorView } from '../../contract/calls/kiosk.js';
import { Session } from '../access/session.js';
import type { App } from '../app/app.js';
import { printedCodes } from '../people/badges/testing/printed-codes.js';
import { portrait, writePerson } from '../hosts/testing/photos.js';
import type { Template } from '../gallery/template.js';
import { cameraFrame } from '../vision/testing/camera.js';
import { compiledApp } from '../app/testing/compiled-app.js';

/* The kiosk with real faces, models and a real journal. The tests run in order, as on one morning. */

let folder: string;
let app: App;
let adaFrame: Frame;
let strangerFrame: Frame;
let strangerPicture: Buffer;
let emptyFrame: Frame;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollcall-kiosk-'));
  const { openApp } = await compiledApp();
  app = openApp({ folder: join(folder, 'data'), onNotice: () => undefined });
  for (const name of ['ada', 'ben', 'chloe'] as const) {
    const path = await writePerson(folder, name);
    const files = [1, 2, 3].map((number) => join(path, `${number}.jpg`));
    await app.api['people.enrol']({ name, files, replace: false });
  }
  // Photos stand in for people.
  await app.api['settings.change']({ liveness: 'off' });
  const middle = { left: 180, width: 280 };
  adaFrame = await cameraFrame([{ picture: await portrait('ada', 3), ...middle }]);
  strangerPicture = await portrait('elif');
  strangerFrame = await cameraFrame([{ picture: strangerPicture, ...middle }]);
  emptyFrame = await cameraFrame([]);
});
afterAll(async () => {
  vi.restoreAllMocks();
  await app.close();
  await rm(folder, { recursive: true });
});

const show = async (frame: Frame): Promise<DoorView> =>
  (await app.api['kiosk.frame']({ frame, direction: null }))!;

/** Shows a frame until the state is of that kind, or the time is over. */
async function showUntil(frame: Frame, kind: string, maxMs = 6000): Promise<DoorView> {
  for (const end = performance.now() + maxMs; ;) {
    const view = await show(frame);
    if (view.state.kind === kind || performance.now() > end) return view;
  }
}

/** Moves the clock that the kiosk measures times with. */
function moveClockForward(ms: number): void {
  const now = performance.now.bind(performance);
  vi.spyOn(performance, 'now').mockImplementation(() => now() + ms);
}

/** Waits until all tracks are lost. */
async function everyoneLeaves(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 800));
  expect((await show(emptyFrame)).state.kind).toBe('looking');
}

/** A template at a distance from another one, as of somebody who looks alike. */
function templateBeside(template: Template, distance: number): Template {
  const { embedding } = template;
  const cos = 1 - distance ** 2 / 2;
  const sin = Math.sqrt(1 - cos ** 2);
  // A direction at a right angle: two values exchanged, one of them negative, and the others zero.
  const [x, y] = [embedding[0]!, embedding[1]!];
  const length = Math.hypot(x, y);
  const turned = embedding.map((value, at) => {
    const across = at === 0 ? -y / length : at === 1 ? x / length : 0;
    return cos * value + sin * across;
  });
  return { ...template, embedding: turned };
}

const punchesAsCsv = {
  layout: 'punches',
  options: {
    format: 'csv',
    preset: 'standard',
    decimalSign: '.',
    dateFormat: 'iso',
    neutraliseFormulas: true,
  },
  parameters: {},
} as const;
const log = () => app.api['attendance.log']({});

test('start warms up the models and describes the kiosk', async () => {
  expect(await app.api['kiosk.start']({ takeOver: false })).toEqual({
    kioskId: expect.stringMatching(/^kiosk-[0-9a-f]{8}$/) as string,
    zone: expect.any(String) as string,
    operator: null,
    asksDirection: false,
    takeBackSeconds: 8,
    badges: { printed: false, rotating: false, cards: false },
    speaksPrompts: false,
    usesLargeType: false,
    sendsData: false,
    canRecord: true,
  });
});

test('a kiosk whose hub has not answered for too long asks for the PIN', async () => {
  const { faceLease } = await app.data();
  faceLease.begin(null);
  expect((await showUntil(adaFrame, 'other-way')).state).toEqual({ kind: 'other-way' });
  faceLease.end();
  await everyoneLeaves();
});

test('people who look alike are asked for a PIN besides their face', async () => {
  const { people } = await app.data();
  const { subjectId } = (await app.api['people.list']({})).find(({ name }) => name === 'ada')!;
  const template = (await people.templates()).get(subjectId)!;
  const threshold = people.gallery.threshold(template.samples.length, template.samples.length);
  people.gallery.add('sister', templateBeside(template, threshold * 0.95));
  await app.api['settings.change']({ asksLookAlikes: true });
  expect((await showUntil(adaFrame, 'second-factor')).state).toEqual({ kind: 'second-factor' });
  expect((await show(adaFrame)).state.kind).toBe('second-factor');
  expect(await log()).toEqual([]);
  people.gallery.remove('sister');
  await app.api['settings.change']({ asksLookAlikes: false });
  await everyoneLeaves();
});

test('an enrolled person is recognised with the third frame, and the punch is in the journal', async () => {
  const kinds = [(await show(adaFrame)).state.kind, (await show(adaFrame)).state.kind];
  expect(kinds).toEqual(['recognising', 'recognising']);
  const { state, faces } = await show(adaFrame);
  expect(state).toMatchObject({
    kind: 'recorded',
    punch: { name: 'ada', direction: 'in', seq: 1 },
  });
  expect(faces).toHaveLength(1);
  expect(await log()).toMatchObject([{ seq: 1, name: 'ada', direction: 'in', method: 'face' }]);
});

test('"That’s not me" takes the punch back, and the person stays unknown', async () => {
  await app.api['kiosk.takeBack']({ seq: 1 });
  expect((await showUntil(adaFrame, 'recorded', 300)).state).toEqual({ kind: 'unknown' });
  expect(await log()).toMatchObject([{ seq: 1, flags: ['taken-back'] }]);
  await expect(app.api['kiosk.takeBack']({ seq: 1 })).rejects.toMatchObject({ code: 'too-late' });
  const out = join(folder, 'out.csv');
  expect(await app.api['files.export']({ ...punchesAsCsv, out, overwrite: false })).toMatchObject({
    rows: 0,
  });
});

test('out of view for a moment, the person is still not greeted by that name', async () => {
  await everyoneLeaves();
  expect((await showUntil(adaFrame, 'recorded', 1500)).state).toEqual({ kind: 'unknown' });
  expect(await log()).toHaveLength(1);
});

test('the person is recorded when they return, and the next time they are already in', async () => {
  await everyoneLeaves();
  moveClockForward(31_000);
  expect((await showUntil(adaFrame, 'recorded')).state).toMatchObject({
    punch: { direction: 'in', seq: 3 },
  });
  await everyoneLeaves();
  expect((await showUntil(adaFrame, 'already')).state).toMatchObject({ punch: { seq: 3 } });
  expect(await log()).toHaveLength(2);
});

test('a stranger is unknown after some seconds, and nothing is recorded', async () => {
  await everyoneLeaves();
  const { state, faces } = await showUntil(strangerFrame, 'unknown', 10_000);
  expect(state).toEqual({ kind: 'unknown' });
  expect(faces).toHaveLength(1);
  expect(await log()).toHaveLength(2);
});

test('two people are each recorded once, the nearer first', async () => {
  await everyoneLeaves();
  const two = await cameraFrame([
    { picture: await portrait('ben', 3), left: 20, width: 300 },
    { picture: await portrait('chloe', 3), left: 390, width: 230 },
  ]);
  const until = performance.now() + 6000;
  while (performance.now() < until) await show(two);
  expect((await log()).slice(2).map(({ name, direction }) => [name, direction])).toEqual([
    ['ben', 'in'],
    ['chloe', 'in'],
  ]);
});

describe('in or out', () => {
  const pin = { number: '0042', pin: '2468', direction: null };
  /** Without a debounce time, looking again after seconds is in doubt. */
  async function ask(): Promise<number> {
    await app.api['settings.change']({ debounceSeconds: 0 });
    const answer = await app.api['kiosk.pin'](pin);
    if (answer.kind !== 'asking') throw new Error(answer.kind);
    expect(answer.question.name).toBe('ada');
    return answer.question.seq;
  }

  test('is asked, and an answer is recorded once', async () => {
    await app.api['people.setPin']({ who: 'ada', number: '0042', pin: '2468' });
    const seq = await ask();
    const { punch } = await app.api['kiosk.answer']({ seq, answer: 'out' });
    expect(punch).toMatchObject({ name: 'ada', direction: 'out', seq: seq + 1 });
    await expect(app.api['kiosk.answer']({ seq, answer: 'in' })).rejects.toMatchObject({
      code: 'too-late',
    });
    expect((await log()).slice(-2)).toMatchObject([
      { direction: 'seen', flags: ['answered'] },
      { direction: 'out', flags: [] },
    ]);
  });

  test('just passing, and not me, record no punch and leave nothing to resolve', async () => {
    for (const answer of ['just-passing', 'not-me'] as const) {
      const seq = await ask();
      expect(await app.api['kiosk.answer']({ seq, answer })).toEqual({ punch: null });
      expect((await log()).at(-1)).toMatchObject({ seq, direction: 'seen', flags: ['answered'] });
    }
  });

  test('the next person replaces the question, and HR sees the look', async () => {
    const seq = await ask();
    await app.api['people.addWithPin']({ name: 'dora', number: '7', pin: '1357' });
    await app.api['kiosk.pin']({ number: '7', pin: '1357', direction: null });
    await expect(app.api['kiosk.answer']({ seq, answer: 'in' })).rejects.toMatchObject({
      code: 'too-late',
    });
    expect((await log()).find((entry) => entry.seq === seq)).toMatchObject({
      direction: 'seen',
      flags: [],
    });
  });

  test('by face: the door asks, and the answer greets', async () => {
    await everyoneLeaves();
    const { state } = await showUntil(adaFrame, 'asking');
    if (state.kind !== 'asking') throw new Error(state.kind);
    const { seq } = state.question;
    expect((await show(adaFrame)).state).toEqual(state);
    const { punch } = await app.api['kiosk.answer']({ seq, answer: 'in' });
    expect((await show(adaFrame)).state).toEqual({ kind: 'recorded', punch });
    await app.api['kiosk.takeBack']({ seq: punch!.seq });
    await app.api['settings.change']({ debounceSeconds: 120 });
  });
});

test('number and PIN work too, and wrong PINs lock for longer and longer', async () => {
  await app.api['people.setPin']({ who: 'ada', number: '0042', pin: '2468' });
  const right = { number: '0042', pin: '2468', direction: null };
  expect(await app.api['kiosk.pin'](right)).toMatchObject({ kind: 'already' });
  const wrong = { ...right, pin: '1357' };
  const codes = [];
  for (let turn = 0; turn < 4; turn++) {
    codes.push(await app.api['kiosk.pin'](wrong).catch(codeOf));
  }
  expect(codes).toEqual(['wrong-pin', 'wrong-pin', 'pin-locked', 'pin-locked']);
  await expect(app.api['kiosk.pin'](right)).rejects.toMatchObject({
    code: 'pin-locked',
    message: expect.stringMatching(/Wait (30|29) seconds/) as string,
  });
  const unknown = { ...right, number: '7' };
  await expect(app.api['kiosk.pin'](unknown)).rejects.toMatchObject({ code: 'wrong-pin' });
});

test('a truncated frame is refused, and the next one is analysed', async () => {
  const short = { ...adaFrame, data: adaFrame.data.subarray(0, 1000) };
  await expect(show(short)).rejects.toMatchObject({ code: 'invalid-input' });
  expect((await show(emptyFrame)).state.kind).toBe('looking');
});

test('a second screen is refused until it takes over the camera', async () => {
  const [firstSession, secondSession] = [new Session(), new Session()];
  const [first, second] = [app.apiFor(firstSession), app.apiFor(secondSession)];
  // The screen of the earlier tests owns the camera.
  await first['kiosk.start']({ takeOver: true });
  const elsewhere = { code: 'camera-elsewhere' };
  await expect(second['kiosk.start']({ takeOver: false })).rejects.toMatchObject(elsewhere);
  const frame = { frame: emptyFrame, direction: null };
  await expect(second['kiosk.frame'](frame)).rejects.toMatchObject(elsewhere);
  await second['kiosk.start']({ takeOver: true });
  await expect(first['kiosk.frame'](frame)).rejects.toMatchObject(elsewhere);
  expect(await second['kiosk.frame'](frame)).toMatchObject({ state: { kind: 'looking' } });
  secondSession.close();
  // Closing releases the camera asynchronously.
  await eventually(() => first['kiosk.start']({ takeOver: false }));
});

test('while one person is challenged, another who steps before them is served too', async () => {
  const alone = async (name: 'ben' | 'chloe') =>
    cameraFrame([{ picture: await portrait(name, 3), left: 180, width: 280 }]);
  const [benFrame, chloeFrame] = [await alone('ben'), await alone('chloe')];
  await app.api['kiosk.start']({ takeOver: true });
  await app.api['settings.change']({ liveness: 'strict' });
  expect((await showUntil(chloeFrame, 'challenge')).state.kind).toBe('challenge');
  // Chloe's challenge goes on for a moment without her, and Ben is recognised within it.
  await showUntil(benFrame, 'challenge', 400);
  expect((await showUntil(benFrame, 'challenge')).state.kind).toBe('challenge');
  await app.api['settings.change']({ liveness: 'off' });
});

function codeOf(error: unknown): string {
  return (error as { code: string }).code;
}

test('a printed badge is read beside a face, and its punch can be taken back', async () => {
  const out = join(folder, 'badges.pdf');
  await app.api['files.printBadges']({
    people: ['ben', 'chloe'],
    language: 'en',
    paper: 'a4',
    out,
  });
  const [ben, chloe] = await printedCodes(await readFile(out));
  const frameWith = (picture: Buffer) =>
    cameraFrame([
      { picture: strangerPicture, left: 20, width: 280 },
      { picture, left: 400, width: 110 },
    ]);
  /** Holds up a badge, and chooses out, until the state is of that kind. */
  const holdUp = async (picture: Buffer, kind: string, maxMs: number): Promise<DoorView> => {
    const frame = await frameWith(picture);
    for (const end = performance.now() + maxMs; ;) {
      const view = (await app.api['kiosk.frame']({ frame, direction: 'out' }))!;
      if (view.state.kind === kind || performance.now() > end) return view;
    }
  };
  const before = (await log()).length;
  // Not before the site accepts badges.
  await holdUp(ben!, 'recorded', 1000);
  expect(await log()).toHaveLength(before);
  const badges = { printed: true, rotating: false, cards: true };
  await app.api['settings.change']({ badges });
  const { state } = await holdUp(ben!, 'recorded', 10_000);
  expect(state).toMatchObject({ kind: 'recorded', punch: { name: 'ben' } });
  const { seq, method } = (await log()).at(-1)!;
  expect(method).toBe('qr');
  // Still held up, it is not tried again.
  expect((await holdUp(ben!, 'already', 1000)).state.kind).not.toBe('already');
  await app.api['kiosk.takeBack']({ seq });
  expect((await log()).at(-1)).toMatchObject({ seq, flags: ['taken-back'] });
  const [badge] = (await app.api['people.list']({})).find(({ name }) => name === 'chloe')!.badges;
  await app.api['badges.withdraw']({ who: 'chloe', badge: badge!.id });
  expect((await holdUp(chloe!, 'wrong-badge', 10_000)).state.kind).toBe('wrong-badge');
  expect(await log()).toHaveLength(before + 1);
});

test('a card clocks its person in', async () => {
  await app.api['badges.learnCard']({ who: 'chloe', card: '0012345678' });
  const punched = await app.api['kiosk.card']({ card: '0012345678', direction: 'out' });
  expect(punched).toMatchObject({ kind: 'recorded', punch: { name: 'chloe' } });
  expect((await log()).at(-1)).toMatchObject({ name: 'chloe', method: 'card' });
  await app.api['settings.change']({
    badges: { printed: false, rotating: false, cards: false },
  });
  await expect(
    app.api['kiosk.card']({ card: '0012345678', direction: null }),
  ).rejects.toMatchObject({ code: 'wrong-badge' });
});
