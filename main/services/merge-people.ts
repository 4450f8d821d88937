import { makeTemplate, type Template } from '../gallery/template.js';
import { Fault } from '../../preload/fault.js';
import type { PersonRecord } from './person-record.js';

/**
 * One template of two; null where neither has one.
 * @throws Fault `invalid-input` where different models made them.
 */
export function mergedTemplate(kept: Template | null, gone: Template | null): Template | null {
  if (kept === null || gone === null) return kept ?? gone;
  if (kept.modelId !== gone.modelId) {
    throw new Fault(
      'invalid-input',
      `The two were enrolled with different models (${kept.modelId}, ${gone.modelId}); enrol one of them anew first.`,
    );
  }
  return makeTemplate(
    kept.modelId,
    [...kept.samples, ...gone.samples],
    [...kept.weights, ...gone.weights],
  );
}

/** One record of two: what the kept one lacks comes from the other. */
export function mergedRecord(
  kept: PersonRecord,
  gone: PersonRecord,
  samples: number,
): PersonRecord {
  const hasFace = kept.samples > 0;
  return {
    ...gone,
    ...kept,
    samples,
    modelId: hasFace ? kept.modelId : gone.modelId,
    // A PIN goes with its number: whoever typed both is who they say.
    pin: kept.pin ?? (kept.number === undefined ? gone.pin : undefined),
    suspended: kept.suspended,
    purgeAt: kept.purgeAt,
  };
}
