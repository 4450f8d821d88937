import fc from 'fast-check';
import { expect, test } from 'vitest';
import { beforeFirst } from '../../storage/chain.js';
import { chainEntry, lineOf, parseLine, readEntry } from './entry-line.js';
import type { NewPunch } from './entry.js';
import { readPunchLine } from './punch-line.js';

const two = (below: number) => fc.nat(below - 1).map((value) => String(value).padStart(2, '0'));
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('Europe/Berlin', 'a"b', '\\', 'é\n'),
);
const distance = fc.option(fc.double({ min: 0, max: 4, noNaN: true }));

/** Any punch that the schema allows, with odd texts, too. */
const punches: fc.Arbitrary<NewPunch> = fc.record({
  kind: fc.constant('punch'),
  at: fc
    .date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString()),
  offset: fc.tuple(fc.constantFrom('+', '-'), two(24), two(60)).map(([s, h, m]) => `${s}${h}:${m}`),
  zone: text,
  subjectId: text,
  direction: fc.constantFrom('in', 'out'),
  method: fc.constantFrom('face', 'pin'),
  kioskId: text,
  modelId: fc.option(text),
  distance,
  margin: distance,
  flags: fc.subarray(['clock-set-back', 'clock-set-forward', 'out-missing']),
});

test('a punch’s line says the same here and by the schema, or nothing here', () => {
  let read = 0;
  fc.assert(
    fc.property(punches, fc.nat(1e9), (punch, seq) => {
      const line = lineOf(chainEntry(punch, { seq, hash: beforeFirst }));
      const quick = readPunchLine(line);
      if (quick !== null) expect(quick).toEqual(readEntry(line));
      read += quick === null ? 0 : 1;
      expect(parseLine(line)).toEqual(readEntry(line));
    }),
    { numRuns: 2000 },
  );
  expect(read).toBeGreaterThan(100);
});

test('what the schema refuses is not read here, whatever byte was changed', () => {
  const changes = fc.record({ at: fc.nat(700), code: fc.integer({ min: 0, max: 255 }) });
  fc.assert(
    fc.property(punches, changes, (punch, { at, code }) => {
      const line = lineOf(chainEntry(punch, { seq: 1, hash: beforeFirst }));
      const place = at % line.length;
      const changed = line.slice(0, place) + String.fromCharCode(code) + line.slice(place + 1);
      const quick = readPunchLine(changed);
      const bySchema = readEntry(changed);
      // The entry's own hash is compared with the line's after this.
      if (quick !== null && /^[0-9a-f]{64}$/.test(quick.hash)) expect(quick).toEqual(bySchema);
      if (bySchema === null) expect(parseLine(changed)).toBeNull();
    }),
    { numRuns: 5000 },
  );
});
