import * as v from 'valibot';
import type { Calls } from '../call.js';

/** How well the site tells its own people apart. Part of the contract; see contract.ts. */

const Fpir = v.pipe(v.number(), v.minValue(1e-6), v.maxValue(0.1));

/** A threshold with what it does on the gallery's own samples. */
const Setting = v.object({
  /** L2 distance, for a single sample against a usual template. */
  threshold: v.number(),
  /** Share of samples that would be taken for the nearest other person. */
  fpir: v.number(),
  /** Share of samples that would not be recognised by the person's other samples. */
  fnir: v.number(),
});

export const SelfTestReport = v.object({
  people: v.number(),
  samples: v.number(),
  /** Pairs of samples of different people: what a recommendation is made of. */
  pairs: v.number(),
  pairsNeeded: v.number(),
  /** Width of a bin, L2 distance. */
  binWidth: v.number(),
  /** Samples by distance to the same person's other samples. */
  genuine: v.array(v.number()),
  /** Samples by distance to the nearest other person. */
  nearestOther: v.array(v.number()),
  present: Setting,
  /** Fitted to this site's people, for the chosen FPIR; null with too few pairs. */
  recommended: v.nullable(Setting),
  /** The same on what the door saw of people at their first look; null where nothing is kept. */
  door: v.nullable(
    v.object({
      probes: v.number(),
      genuine: v.array(v.number()),
      nearestOther: v.array(v.number()),
      present: Setting,
      recommended: v.nullable(Setting),
    }),
  ),
  /** Thresholds come from this site's people, and not from the figures of the model. */
  usesOwnFigures: v.boolean(),
  confusable: v.array(
    v.object({
      one: v.object({ subjectId: v.string(), name: v.string() }),
      other: v.object({ subjectId: v.string(), name: v.string() }),
      distance: v.number(),
      probablySame: v.boolean(),
    }),
  ),
});
export type SelfTestReport = v.InferOutput<typeof SelfTestReport>;

export const selfTestCalls = {
  /** Nothing is changed. */
  'selfTest.run': {
    access: 'administrator',
    input: v.object({ targetFpir: Fpir }),
    output: SelfTestReport,
  },
  /**
   * From now on thresholds come from what this site's people are like, at the chosen FPIR. Fault
   * `invalid-input` with too few pairs.
   */
  'selfTest.apply': {
    access: 'administrator',
    input: v.object({ targetFpir: Fpir }),
    output: v.object({}),
  },
  /** Back to the figures that come with the model. */
  'selfTest.reset': { access: 'administrator', input: v.object({}), output: v.object({}) },
} as const satisfies Calls;
