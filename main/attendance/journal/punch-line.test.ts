import fc from 'fast-check';
import { expect, test } from 'vitest';
import { genesisHash } from '../../storage/chain.js';
import { testKey } from '../../storage/testing/memory-guard.js';
import { chainEntry, parseLine, readEntry } from './entry-line.js';
import type { NewPunch } from './entry.js';
import { readPunchLine } from './punch-line.js';

const two = (below: number) => fc.nat(below - 1).map((value) => String(value).padStart(2, '0'));
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('Europe/Berlin', 'a"b', '\\', 'é\n'),
);
const distance = fc.option(fc.double({ min: 0, max: 4, noNaN: true }));

/** Entries of this version have a MAC, those of older ones have none. */
const keys = fc.constantFrom(testKey, null);

/** Any punch that the schema allows, including unusual texts. */
const punches: fc.Arbitrary<NewPunch> = fc.record({
  kind: fc.constant('punch'),
  at: fc
    .date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString()),
  offset: fc.tuple(fc.constantFrom('+', '-'), two(24), two(60)).map(([s, h, m]) => `${s}${h}:${m}`),
  zone: text,
  subjectId: text,
  direction: fc.constantFrom('in', 'out'),
  method: fc.constantFrom('face', 'pin', 'qr', 'card', 'totp'),
  kioskId: text,
  modelId: fc.option(text),
  distance,
  margin: distance,
  flags: fc.subarray(['clock-set-back', 'clock-set-forward', 'out-missing', 'direction-assumed']),
});

test('the fast reader gives the same entry as the schema', () => {
  let read = 0;
  fc.assert(
    fc.property(punches, fc.nat(1e9), keys, (punch, seq, key) => {
      const { line } = chainEntry(punch, { seq, hash: genesisHash }, key);
      const quick = readPunchLine(line);
      if (quick !== null) expect(quick).toEqual(readEntry(line));
      read += quick === null ? 0 : 1;
      for (const one of [key, null]) expect(parseLine(line, one)).toEqual(readEntry(line));
    }),
    { numRuns: 2000 },
  );
  expect(read).toBeGreaterThan(100);
});

test('a changed byte never makes a line readable that the schema refuses', () => {
  const changes = fc.record({ at: fc.nat(700), code: fc.integer({ min: 0, max: 255 }) });
  fc.assert(
    fc.property(punches, keys, changes, (punch, key, { at, code }) => {
      const { line } = chainEntry(punch, { seq: 1, hash: genesisHash }, key);
      const place = at % line.length;
      const changed = line.slice(0, place) + String.fromCharCode(code) + line.slice(place + 1);
      const quick = readPunchLine(changed);
      const bySchema = readEntry(changed);
      // The hash itself is checked later, against the line.
      if (quick !== null && /^[0-9a-f]{64}$/.test(quick.hash)) expect(quick).toEqual(bySchema);
      if (bySchema === null) expect(parseLine(changed, key)).toBeNull();
      if (key !== null && changed !== line) expect(parseLine(changed, key)).toBeNull();
    }),
    { numRuns: 5000 },
  );
});
