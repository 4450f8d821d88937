import { randomUUID } from 'node:crypto';
import { Gallery } from '../../main/gallery/gallery.js';
import { bundledRecognition } from '../../main/gallery/recognition.js';
import { decodeTemplate, encodeTemplate, makeTemplate } from '../../main/gallery/template.js';
import { dimension, embeddingAt, randomEmbeddings } from '../embeddings.js';
import { report } from './run-program.js';

/*
 * Fills a gallery from encoded templates, like the start of the kiosk, and reports the added resident memory.
 * Arguments: number of templates, samples per template.
 */

const [count = 0, samples = 0] = process.argv.slice(2).map(Number);
const modelId = 'benchmark';

// Parsed from JSON like the ids in people.json, as strings from `randomUUID` are ropes that take ten times
// the memory. The ids belong to people.json and are not counted.
const ids = JSON.parse(
  JSON.stringify(Array.from({ length: count + 1 }, () => randomUUID())),
) as string[];

const gallery = new Gallery({
  modelId,
  dimension,
  calibration: bundledRecognition().calibration,
  targetFpir: 0.01,
});
// Add one template first, so that code and buffers are not counted.
add(0);
const before = settledRss();
const start = performance.now();
for (let person = 1; person <= count; person++) add(person);
const fillMs = performance.now() - start;
const after = settledRss();
report({ addedBytes: after - before, fillMs, size: gallery.size });

function add(person: number): void {
  const values = randomEmbeddings(samples, person);
  const own = Array.from({ length: samples }, (_, sample) => embeddingAt(values, sample));
  const template = makeTemplate(modelId, own, new Array<number>(samples).fill(1));
  gallery.add(ids[person]!, decodeTemplate(encodeTemplate(template), 'a person'));
}

/** Resident memory after garbage collection, in bytes. */
function settledRss(): number {
  for (let run = 0; run < 3; run++) globalThis.gc?.();
  return process.memoryUsage.rss();
}
