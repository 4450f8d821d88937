import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { distanceOf } from '../../gallery/vectors.js';
import { readImageFile } from '../steps/file.js';
import { createPipeline } from './pipeline.js';
import { sharedData } from '../../base/testing/shared-data.js';
import { middleFace } from '../testing/sample-photos.js';

/** A folder of photos for each person. */
const { path: photos, isThere, skipNote } = sharedData('lfw-dev');

test.skipIf(!isThere)(
  `two photos of one person are nearer to each other than to anyone else's${skipNote}`,
  async () => {
    const pipeline = await createPipeline();
    const people = readdirSync(photos, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => readdirSync(join(photos, name)).map((file) => join(photos, name, file)))
      .map((files) => files.sort())
      .filter((files) => files.length > 1)
      .slice(0, 20);
    const pairs: [Float32Array, Float32Array][] = [];
    for (const [one, other] of people as [string, string][]) {
      const embeddings = [];
      for (const file of [one, other]) {
        const { image } = await readImageFile(file);
        embeddings.push(middleFace(await pipeline.analyse(image, { centreCrop: true })).embedding);
      }
      pairs.push(embeddings as [Float32Array, Float32Array]);
    }
    expect(pairs.length).toBe(20);
    const missed = pairs.filter(([probe, own]) =>
      pairs.some(([, other]) => distanceOf(probe, other) < distanceOf(probe, own)),
    );
    expect(missed.length).toBe(0);
  },
);
