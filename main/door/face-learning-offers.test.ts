import { expect, onTestFinished, test } from 'vitest';
import { Fault } from '../../contract/fault.js';
import type { Frame } from '../../contract/face.js';
import { openDataFolder } from '../app/data-folder.js';
import { bundledRecognition } from '../gallery/recognition.js';
import { makeTemplate } from '../gallery/template.js';
import { unitVectors } from '../gallery/testing/synthetic.js';
import { temporaryFolder } from '../storage/testing/folder.js';
import { FaceLearning } from './face-learning.js';

/* Which faces the door learns, and when. For what it learns from them, see face-learning.test.ts. */

const { modelId, dimension } = bundledRecognition();
const faces = unitVectors(4, dimension, 5);
const frame: Frame = { format: 'RGBA', width: 2, height: 2, data: new Uint8Array(16) };
const box = { x: 0, y: 0, width: 2, height: 2 };

const consentTo = (textVersion: string) =>
  ({ textVersion, language: 'en', at: '', recordedBy: '' }) as const;
const consents = {
  elsewhere: undefined,
  learning: consentTo('2026-4+learning'),
  photos: consentTo('2026-4+photos+probes'),
};

/** A door with a person for each consent. The model to learn fails when it is requested, which shows the request. */
async function door() {
  const data = await openDataFolder({
    folder: await temporaryFolder(),
    notify: () => undefined,
  });
  onTestFinished(() => data.close());
  const { register, templates } = data.people.store;
  for (const [at, [subjectId, consent]] of Object.entries(consents).entries()) {
    const template = makeTemplate(modelId, [faces[at]!], [1]);
    templates.show(subjectId, template);
    const record = { subjectId, name: subjectId, samples: 1, modelId, enrolledAt: '', consent };
    await register.write([...register.all, record]);
  }
  const asked = { recognition: 0, vision: 0 };
  const notices: string[] = [];
  const next = {
    isOn: true,
    recognition: () => {
      asked.recognition++;
      return Promise.reject(new Fault('model-missing', `try ${Math.min(asked.recognition, 2)}`));
    },
    vision: () => {
      asked.vision++;
      return Promise.resolve(null);
    },
  };
  const learning = new FaceLearning(data, next, (notice) => notices.push(notice));
  /** Offers a face, and lets the door work after a time. @returns how often the model was requested. */
  const offer = async (who: keyof typeof consents, embedding: Float32Array, afterMs = 13_000) => {
    const before = asked.recognition;
    const evidence = { embedding, samples: 1 };
    learning.offer({ subjectId: who, trackId: 1, evidence, frame, box }, 0);
    learning.work(afterMs);
    await learning.settled();
    learning.clear();
    return asked.recognition - before;
  };
  return { learning, next, asked, notices, offer };
}

test('only people whose consent covers it are learnt', async () => {
  const { offer } = await door();
  expect(await offer('elsewhere', faces[0]!)).toBe(1);
  expect(await offer('learning', faces[1]!)).toBe(1);
  expect(await offer('photos', faces[2]!)).toBe(0);
});

test('nothing is learnt from a doubtful match, while "That’s not me" is offered, or from an old frame', async () => {
  const { offer } = await door();
  expect(await offer('elsewhere', faces[3]!)).toBe(0);
  expect(await offer('elsewhere', faces[1]!)).toBe(0);
  expect(await offer('elsewhere', faces[0]!, 11_000)).toBe(0);
  expect(await offer('elsewhere', faces[0]!, 601_000)).toBe(0);
});

test('the frame of a person who said "That’s not me" is dropped', async () => {
  const { learning, asked } = await door();
  const evidence = { embedding: faces[0]!, samples: 1 };
  learning.offer({ subjectId: 'elsewhere', trackId: 1, evidence, frame, box }, 0);
  learning.drop('elsewhere', 2);
  learning.work(13_000);
  await learning.settled();
  expect(asked.recognition).toBe(0);
});

test('a failure is reported once for each reason, and never after learning was stopped', async () => {
  const { offer, next, notices, asked } = await door();
  for (let times = 0; times < 3; times++) await offer('elsewhere', faces[0]!);
  expect(notices).toEqual([
    'A face could not be learnt at the door: try 1',
    'A face could not be learnt at the door: try 2',
  ]);
  next.isOn = false;
  expect(await offer('elsewhere', faces[0]!)).toBe(0);
  expect(notices).toHaveLength(2);
  expect(asked.vision).toBe(0);
});
