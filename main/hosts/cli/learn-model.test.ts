import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rollcall, type Outcome } from '../testing/command-line.js';
import { useEnrolled } from '../testing/enrolled.js';

/* Learning faces at the door for another model, on the command line. With a real door: door/face-learning. */

const enrolled = useEnrolled();

test('learning is allowed, started, shown and stopped, and the audit log says so', async () => {
  const data = join(await enrolled.newFolder(), 'data');
  enrolled.copyTo(data);
  const run = (...args: string[]): Promise<Outcome> => rollcall([...args, '--data', data]);
  const learn = (...args: string[]): Promise<Outcome> => run('models', 'learn', ...args);

  expect((await learn()).out).toContain('The door learns no faces');
  const refused = await learn('face-recognition');
  expect(refused.code).not.toBe(0);
  expect(refused.err).toContain('“Learn faces at the door”');
  expect((await learn('--allow')).err).toContain('name the model');
  expect((await learn('mobilefacenet', '--allow')).err).toContain('is in use');

  expect((await learn('face-recognition', '--allow')).out).toMatch(
    /^The door learns faces for face-recognition\. 2 people have no template .* 2 remaining, of whom 0 partly/,
  );
  const [shown] = (await learn('--json')).json;
  expect(shown).toMatchObject({
    learning: { model: 'face-recognition', people: 2, learnt: 0, missing: ['ada', 'ben'] },
  });
  expect((await learn('face-recognition', '--stop')).err).toContain('but not both');

  expect((await learn('--stop')).out).toContain('about 0 people was erased');
  const audit = await run('audit');
  expect(audit.out).toContain('Let the door learn faces for the embedding model face-recognition');
  expect(audit.out).toContain('Stopped learning faces at the door');
});

test('a switch to the model that is learnt ends learning', async () => {
  const data = join(await enrolled.newFolder(), 'data');
  enrolled.copyTo(data);
  const run = (...args: string[]): Promise<Outcome> => rollcall([...args, '--data', data]);
  await run('models', 'learn', 'face-recognition', '--allow');
  const used = await run('models', 'use', '--embedding', 'face-recognition');
  expect(used.out).toContain('ada, ben');
  expect((await run('models', 'learn')).out).toContain('The door learns no faces');
});
