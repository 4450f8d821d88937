import { createPipeline } from '../../main/vision/worker/pipeline.js';
import type { AnalyseOptions } from '../../main/vision/analyse-options.js';
import { serve, type Describe } from './serve.js';

/* Rollcall's own pipeline, as the inference process runs it. */

const pipeline = await createPipeline();

const describeWith =
  (options: AnalyseOptions): Describe =>
  async (picture) =>
    (await pipeline.analyse(picture, options)).faces.map(({ embedding }) => embedding);

serve({
  default: describeWith({}),
  'no-flip': describeWith({ flip: false }),
});
