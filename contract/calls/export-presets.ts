import * as v from 'valibot';
import type { Calls } from '../call.js';
import { Id, shortText } from '../fields.js';
import { ExportRequest, LayoutId } from './exports.js';
import { PayPeriod } from './settings.js';

/** Ranges of days for payroll, and exports saved by name. Part of the contract; see contract.ts. */

/** Days that follow from today's date. */
export const RangeKind = v.picklist([
  'yesterday',
  'month-to-date',
  'last-month',
  'this-pay-period',
  'last-pay-period',
]);
export type RangeKind = v.InferOutput<typeof RangeKind>;

const { department, siteId, zone, options, parameters } = ExportRequest.entries;

const PresetChoice = v.object({
  name: shortText(60),
  range: RangeKind,
  layout: LayoutId,
  department,
  siteId,
  zone,
  options,
  parameters,
});

/** An export that HR saved to repeat it. */
export const ExportPreset = v.object({ id: v.string(), ...PresetChoice.entries });
export type ExportPreset = v.InferOutput<typeof ExportPreset>;

export const exportPresetCalls = {
  /** The days of each range today, both included, and the rule of the pay period. */
  'exports.ranges': {
    access: 'hr',
    input: v.object({}),
    output: v.object({
      ranges: v.array(v.object({ kind: RangeKind, from: v.string(), to: v.string() })),
      payPeriod: PayPeriod,
    }),
  },
  /** By name. */
  'exports.presets': { access: 'hr', input: v.object({}), output: v.array(ExportPreset) },
  /** Saves a preset; one with the same name is replaced. Fault `invalid-input` above 50 presets. */
  'exports.savePreset': { access: 'hr', input: PresetChoice, output: ExportPreset },
  /** Fault `not-found`. */
  'exports.removePreset': { access: 'hr', input: v.object({ id: Id }), output: ExportPreset },
} as const satisfies Calls;
