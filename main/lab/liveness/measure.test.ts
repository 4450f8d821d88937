import { expect, test } from 'vitest';
import type { RecordingKind } from '../../../contract/calls/liveness.js';
import { temporaryFolder } from '../../storage/testing/folder.js';
import { measureRecordings } from './measure.js';
import { Recordings } from './recordings.js';
import { recordedClip } from './testing/recorded-clip.js';

type Shown = Parameters<typeof recordedClip>[0];

async function measured(...clips: [count: number, kind: RecordingKind, shows: Shown][]) {
  const recordings = new Recordings(await temporaryFolder(), Buffer.alloc(32, 7));
  for (const [count, kind, shows] of clips) {
    for (let clip = 0; clip < count; clip++) {
      await recordings.put(await recordings.newId(kind), recordedClip(shows));
    }
  }
  return measureRecordings(recordings);
}

test('too few recordings propose nothing', async () => {
  const { proposal, recordings } = await measured([3, 'live', 'head'], [2, 'print', 'cut-out']);
  expect(recordings).toEqual({ live: 3, attacks: { print: 2 } });
  expect(proposal).toMatchObject({ policy: null, reason: 'too-few-recordings' });
});

test('strict is proposed if attacks pass in balanced and do not turn', async () => {
  const { proposal, byPolicy } = await measured([20, 'live', 'head'], [6, 'cut-out', 'cut-out']);
  expect(byPolicy.balanced).toMatchObject({ bpcer: 0, apcer: { 'cut-out': 1 } });
  expect(byPolicy.strict).toMatchObject({ bpcer: 0, challenged: 1, apcer: { 'cut-out': 0 } });
  // 42 frames of a tenth of a second, and some more until the head is seen to look ahead.
  expect(byPolicy.strict.medianTurnMs).toBeGreaterThan(4_000);
  expect(byPolicy.strict.medianTurnMs).toBeLessThan(5_500);
  expect(proposal).toEqual({ policy: 'strict', reason: 'strict-stops-more', attack: 'cut-out' });
});

test('strict is not proposed if it would refuse live people who do not turn as asked', async () => {
  const { proposal, byPolicy } = await measured(
    [15, 'live', 'head'],
    [5, 'live', 'cut-out'],
    [6, 'cut-out', 'cut-out'],
  );
  expect(byPolicy.strict.bpcer).toBe(0.25);
  expect(proposal).toMatchObject({ policy: 'balanced', reason: 'strict-refuses-too-many' });
});
