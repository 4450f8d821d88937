import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract, type CallName } from '../contract/contract.js';
import { temporaryFolder } from '../main/storage/testing/folder.js';
import { fuzzCall } from './calls/fuzz-call.js';
import { openFuzzSite, type FuzzSite } from './calls/fuzz-site.js';
import { messageProblem } from './message-problem.js';
import { fuzzTarget } from './parsers/fuzz-target.js';
import { closePictures } from './parsers/pictures.js';
import { targets } from './parsers/targets.js';

/* A short run of `npm run fuzz`, always with the same payloads. Files that once caused an error are in the corpus. */

describe('a message for people', () => {
  test.each([
    ['Cannot read properties of undefined.', 'says "undefined"'],
    ['The field maxLeaving must be a number.', 'has the name "maxLeaving" from the code'],
    ['people.list failed.', 'has the name "people.list" of a call'],
    ['[object Object] is not valid.', 'says "[object "'],
    ['Try again', 'is no sentence: it has no full stop'],
  ])('not %j', (message, problem) => {
    expect(messageProblem(message, 'something else')).toBe(problem);
  });

  test('may repeat what the input says', () => {
    expect(messageProblem('There is no file maxLeaving.', '{"file":"maxLeaving"}')).toBeNull();
  });
});

/** Calls that hash secrets, or wait after wrong ones. */
const slowCalls =
  /^(admin\.|accounts\.|backup\.|kiosk\.(pin|card|supervise)|people\.(addWithPin|setPin)|badges\.print)/;

describe('calls answer hostile payloads with messages for people, and change nothing without the right role', () => {
  let site: FuzzSite;
  beforeAll(async () => {
    site = await openFuzzSite(false);
  });
  afterAll(() => site.close());

  test.each(Object.keys(contract) as CallName[])('%s', async (call) => {
    const runs = slowCalls.test(call) ? 2 : 8;
    const { findings, isSpent } = await fuzzCall(site, call, { runs, seed: 1 });
    expect([findings, isSpent]).toEqual([[], false]);
  });
});

describe('parsers refuse hostile bytes with messages for people', () => {
  afterAll(closePictures);

  test.each(targets)('$name', async (target) => {
    const scratch = await temporaryFolder();
    const runs = target.isSlow === true ? 3 : 40;
    expect(await fuzzTarget(target, scratch, { runs, seed: 1 })).toEqual([]);
  });
});

test('a parser that fails is found', async () => {
  const careless = {
    name: 'pairing-code',
    read: (bytes: Uint8Array): unknown => JSON.parse(Buffer.from(bytes).toString('utf8')),
  };
  const found = await fuzzTarget(careless, await temporaryFolder(), { runs: 5, seed: 1 });
  expect(found[0]?.problem).toMatch(/^SyntaxError/);
});
