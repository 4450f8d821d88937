import { readdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sceneOf } from '../../../bench/attacks/kinds.js';
import { readPicture } from '../../../bench/attacks/picture.js';
import { renderFrame } from '../../../bench/attacks/render.js';
import { drawRoom } from '../../../bench/attacks/room.js';
import type { RecordingKind, RecordingStep } from '../../../contract/calls/liveness.js';
import type { Frame } from '../../../contract/face.js';
import { Session } from '../../access/session.js';
import type { App } from '../../app/app.js';
import { compiledApp } from '../../app/testing/compiled-app.js';
import { randomFrom } from '../../base/random-from.js';
import { sharedData } from '../../base/testing/shared-data.js';
import { portrait } from '../../hosts/testing/photos.js';
import { toI420 } from '../../vision/testing/i420.js';
import { readClip } from './clip.js';

/* Recordings through the real services: live clips and a generated print. The tests run in order. */

const live = sharedData('live');
let folder: string;
let data: string;
let app: App;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollcall-recordings-'));
  data = join(folder, 'data');
  app = (await compiledApp()).openApp({ folder: data, onNotice: () => undefined });
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});

/** Plays frames, there and back, until the recording ends. */
async function record(kind: RecordingKind, frames: readonly Frame[]): Promise<RecordingStep> {
  await app.api['liveness.begin']({ kind, hasConsent: true });
  const there = [...frames, ...frames.slice(1, -1).toReversed()];
  const startMs = performance.now();
  for (let at = 0; performance.now() - startMs < 60_000; at++) {
    const view = await app.api['liveness.frame']({ frame: there[at % there.length]! });
    const step = view!.step;
    if (step.kind === 'kept' || step.kind === 'dropped') return step;
    // Other tests use the processor, too.
    await pause(40);
  }
  throw new Error('the recording did not end');
}

const files = (name: string): Promise<string[]> => readdir(join(data, name)).catch(() => []);
const auditActions = async (): Promise<string[]> =>
  (await app.api['audit.list']({ count: 20 })).map(({ action }) => action);

async function print(): Promise<Frame[]> {
  const random = randomFrom(7);
  const picture = await readPicture(await portrait('ada'));
  const face = { x: 200, y: 205, width: 236 };
  const scene = sceneOf('print', { pictureAt: () => picture, face, behind: picture }, 2, random);
  const room = drawRoom(640, 480, random);
  const camera = { noise: 2, exposure: 1 };
  return Array.from({ length: 20 }, (_, index) => ({
    format: 'I420' as const,
    width: 640,
    height: 480,
    data: toI420(renderFrame(room, scene(index / 10), camera, random)).data,
  }));
}

test('a print that is held up is recorded, and does not pass the turns', async () => {
  expect(await record('print', await print())).toMatchObject({ kind: 'kept', hasTurned: false });
  expect(await files('recordings')).toHaveLength(1);
  expect(await app.api['liveness.recordings']({})).toMatchObject({
    recordings: { live: 0, attacks: { print: 1 } },
    keptDays: 14,
  });
  expect(await auditActions()).toContain('liveness.record');
});

describe(`a live clip${live.skipNote}`, () => {
  test.skipIf(!live.isThere)('is recorded, and measured like a clip in a folder', async () => {
    const frames: Frame[] = [];
    const clip = { name: 'clip', files: [join(live.path, 'intel_female.gif')] };
    for await (const { frame } of readClip(clip, 12)) {
      frames.push({ ...frame, data: Uint8Array.from(frame.data) });
    }
    // In the whole clip she turns left and right, which may happen to be what she is asked for.
    const almostStill = frames.slice(11, 18);
    expect(await record('live', almostStill)).toMatchObject({ kind: 'kept', hasTurned: false });
    const { recordings, byPolicy, proposal } = await app.api['liveness.measure']({});
    expect(recordings).toEqual({ live: 1, attacks: { print: 1 } });
    expect(byPolicy.strict).toMatchObject({ bpcer: 1, challenged: 1, apcer: { print: 0 } });
    expect(proposal.policy).toBeNull();
  });
});

test('another screen cannot record beside the kiosk, and a recording that ended takes no frames', async () => {
  const other = app.apiFor(new Session());
  await expect(other['liveness.begin']({ kind: 'live', hasConsent: true })).rejects.toMatchObject({
    code: 'camera-elsewhere',
  });
  const [frame] = await print();
  await expect(app.api['liveness.frame']({ frame: frame! })).rejects.toMatchObject({
    code: 'not-found',
  });
});

test('a proposal that the recordings do not support is refused', async () => {
  await expect(app.api['liveness.takeOver']({ policy: 'strict' })).rejects.toMatchObject({
    code: 'not-allowed',
  });
  expect((await app.api['settings.get']({})).liveness).toBe('balanced');
});

test('recordings are not part of a backup, and can be erased', async () => {
  const backup = join(folder, 'site.backup');
  await app.api['backup.write']({ out: backup, password: 'a long password' });
  const restored = (await compiledApp()).openApp({
    folder: join(folder, 'restored'),
    onNotice: () => undefined,
  });
  try {
    await restored.api['backup.restore']({ file: backup, password: 'a long password' });
    expect(await restored.api['liveness.recordings']({})).toMatchObject({
      recordings: { live: 0, attacks: {} },
      erasedOn: null,
    });
  } finally {
    await restored.close();
  }
  const { erased } = await app.api['liveness.erase']({});
  expect(erased).toBeGreaterThan(0);
  expect(await files('recordings')).toEqual([]);
  expect((await auditActions())[0]).toBe('liveness.erase');
});
