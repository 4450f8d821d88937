import { randomUUID } from 'node:crypto';
import { bundledCalibration } from '../../main/gallery/calibrations.js';
import { Gallery } from '../../main/gallery/gallery.js';
import { decodeTemplate, encodeTemplate, makeTemplate } from '../../main/gallery/template.js';
import { dimension, embeddingAt, randomEmbeddings } from '../embeddings.js';
import { answer } from './ask.js';

/*
 * Fills a gallery as a start of the kiosk does, from encoded templates, and answers how much
 * resident memory that took. Arguments: number of templates, samples of each.
 */

const [count = 0, samples = 0] = process.argv.slice(2).map(Number);
const modelId = 'benchmark';

// Read from JSON, as the ids of people.json are: those fresh from `randomUUID` are strings in many
// pieces, ten times as large. They belong to people.json and are not counted.
const ids = JSON.parse(
  JSON.stringify(Array.from({ length: count + 1 }, () => randomUUID())),
) as string[];

const gallery = new Gallery({
  modelId,
  dimension,
  calibration: bundledCalibration,
  targetFpir: 0.01,
});
// One template before, so that code and buffers of the way are not counted.
add(0);
const before = settledRss();
const start = performance.now();
for (let person = 1; person <= count; person++) add(person);
const fillMs = performance.now() - start;
const after = settledRss();
answer({ addedBytes: after - before, fillMs, size: gallery.size });

function add(person: number): void {
  const values = randomEmbeddings(samples, person);
  const own = Array.from({ length: samples }, (_, sample) => embeddingAt(values, sample));
  const template = makeTemplate(modelId, own, new Array<number>(samples).fill(1));
  gallery.add(ids[person]!, decodeTemplate(encodeTemplate(template), 'somebody'));
}

/** Resident memory once everything that is not needed is given back. */
function settledRss(): number {
  for (let time = 0; time < 3; time++) globalThis.gc?.();
  return process.memoryUsage.rss();
}
