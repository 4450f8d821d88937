import * as v from 'valibot';
import type { Calls } from '../call.js';

/** How well recognition distinguishes the people of this site. Part of the contract; see contract.ts. */

const Fpir = v.pipe(v.number(), v.minValue(1e-6), v.maxValue(0.1));

/** A threshold and its error rates on the gallery's own samples. */
const Setting = v.object({
  /** L2 distance between one sample and a typical template. */
  threshold: v.number(),
  /** Share of samples that would be accepted as the nearest other person. */
  fpir: v.number(),
  /** Share of samples that would not match the person's other samples. */
  fnir: v.number(),
});

export const SelfTestReport = v.object({
  people: v.number(),
  samples: v.number(),
  /** Pairs of samples of different people, the basis of a recommendation. */
  pairs: v.number(),
  pairsNeeded: v.number(),
  /** Width of a histogram bin, L2 distance. */
  binWidth: v.number(),
  /** Histogram of the distances to the same person's other samples. */
  genuine: v.array(v.number()),
  /** Histogram of the distances to the nearest other person. */
  nearestOther: v.array(v.number()),
  present: Setting,
  /** Fitted to the people of this site for the chosen FPIR; null with too few pairs. */
  recommended: v.nullable(Setting),
  /** The same for probes kept at the door; null if none are kept. */
  door: v.nullable(
    v.object({
      probes: v.number(),
      genuine: v.array(v.number()),
      nearestOther: v.array(v.number()),
      present: Setting,
      recommended: v.nullable(Setting),
    }),
  ),
  /** True if thresholds are fitted to the people of this site, false if they come with the model. */
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
   * Uses thresholds fitted to the people of this site for the chosen FPIR. Fault `invalid-input` with
   * too few pairs.
   */
  'selfTest.apply': {
    access: 'administrator',
    input: v.object({ targetFpir: Fpir }),
    output: v.object({}),
  },
  /** Uses the thresholds that come with the model again. */
  'selfTest.reset': { access: 'administrator', input: v.object({}), output: v.object({}) },
} as const satisfies Calls;
