import { randomUUID } from 'node:crypto';
import { openApp } from '../../main/app/app.js';
import { randomFrom } from '../../main/base/random-from.js';
import { encodeTemplate, makeTemplate } from '../../main/gallery/template.js';
import { takePeople } from '../../main/people/shared/take-people.js';

/**
 * Adds a person whose template is almost as near to another person's as a photo of that person, and lets the door ask
 * look-alikes for a second factor. No collection of photos that the project may use has real twins.
 */
export async function addLookAlike(data: string, name: string, twin: string): Promise<void> {
  const app = openApp({ folder: data, recognises: false, onNotice: () => undefined });
  try {
    await app.api['settings.change']({ asksLookAlikes: true });
    const { people, recognition } = await app.data();
    const { embedding } = (await people.templates()).get(people.idOf(name))!;
    const { modelId } = recognition;
    const distance = 0.95 * people.gallery.threshold(1, 1);
    const sample = atDistance(embedding, distance);
    const template = Buffer.from(encodeTemplate(makeTemplate(modelId, [sample], [0.9])));
    const named = { subjectId: randomUUID(), name: twin, number: '0099' };
    const record = { ...named, samples: 1, modelId, enrolledAt: new Date().toISOString() };
    await takePeople(people.store, [{ record, template: template.toString('base64'), keeps: [] }]);
  } finally {
    await app.close();
  }
}

/** A vector of length 1 at an L2 distance from another one, in a direction that no face explains. */
function atDistance(from: Float32Array, distance: number): Float32Array {
  const random = randomFrom(1);
  const away = from.map(() => random() - 0.5);
  const along = dot(away, from);
  const orthogonal = away.map((value, at) => value - along * from[at]!);
  const length = Math.hypot(...orthogonal);
  // Of vectors of length 1: |a - b|² = 2 - 2 cos.
  const cos = 1 - distance ** 2 / 2;
  const sin = Math.sqrt(1 - cos ** 2);
  return from.map((value, at) => cos * value + (sin * orthogonal[at]!) / length);
}

function dot(one: Float32Array, other: Float32Array): number {
  return one.reduce((sum, value, at) => sum + value * other[at]!, 0);
}
