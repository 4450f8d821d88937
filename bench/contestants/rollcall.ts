import { createPipeline } from '../../main/vision/worker/pipeline.js';
import { frameOptions, type AnalyseOptions } from '../../main/vision/analyse-options.js';
import { serve, type EmbedFaces } from './serve.js';

/* Rollcall's own pipeline, as in the inference process: by default with the options of the door. */

const pipeline = await createPipeline();

const embedWith =
  (options: AnalyseOptions): EmbedFaces =>
  async (picture) =>
    (await pipeline.analyse(picture, options)).faces.map(({ embedding }) => embedding);

serve({
  default: embedWith(frameOptions),
  flip: embedWith({ flip: true }),
});
