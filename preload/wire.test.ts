import { expect, test } from 'vitest';
import type { Api } from './contract.js';
import { Fault } from './fault.js';
import { connect, serve } from './wire.js';

/** The one call these tests make, with the behaviour each of them needs. */
function apiWith(forget: Api['people.forget']): Api {
  return { 'people.forget': forget } as Api;
}

const silent = () => undefined;

test('a call reaches its service with the parsed input and brings its result back', async () => {
  const client = connect(
    serve(
      apiWith(({ who }) => Promise.resolve({ subjectId: 's1', name: who })),
      silent,
    ),
  );
  expect(await client['people.forget']({ who: 'Ada' })).toEqual({ subjectId: 's1', name: 'Ada' });
});

test('an input that does not match is refused with its field, and the service is not called', async () => {
  let called = false;
  const send = serve(
    apiWith(() => {
      called = true;
      return Promise.resolve({ subjectId: '', name: '' });
    }),
    silent,
  );
  const reply = await send('people.forget', { who: '' });
  expect(reply).toMatchObject({
    ok: false,
    code: 'invalid-input',
    message: expect.stringContaining('who') as string,
  });
  expect(await send('people.forget', null)).toMatchObject({ ok: false, code: 'invalid-input' });
  expect(called).toBe(false);
});

test('an unknown call is refused, also one that every object has', async () => {
  const send = serve(
    apiWith(() => Promise.reject(new Error('never'))),
    silent,
  );
  for (const call of ['people.rob', 'toString', '__proto__', 'constructor']) {
    expect(await send(call, {})).toMatchObject({ ok: false, code: 'invalid-input' });
  }
});

test('a fault keeps its code and sentence across the wire', async () => {
  const client = connect(
    serve(
      apiWith(() => Promise.reject(new Fault('not-found', 'There is nobody named Ada.'))),
      silent,
    ),
  );
  await expect(client['people.forget']({ who: 'Ada' })).rejects.toMatchObject({
    code: 'not-found',
    message: 'There is nobody named Ada.',
  });
});

test('a bug becomes an internal fault and is reported', async () => {
  const bugs: string[] = [];
  const send = serve(
    apiWith(() => Promise.reject(new TypeError('x is not a function'))),
    (call) => bugs.push(call),
  );
  expect(await send('people.forget', { who: 'Ada' })).toMatchObject({
    ok: false,
    code: 'internal',
  });
  expect(bugs).toEqual(['people.forget']);
});
