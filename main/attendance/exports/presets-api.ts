import {
  RangeKind,
  type exportPresetCalls,
  type ExportPreset,
} from '../../../contract/calls/export-presets.js';
import type { ApiOf } from '../../../contract/contract.js';
import { auditFirst, type Commit } from '../../access/audit-first.js';
import type { AttendanceContext } from '../attendance-context.js';
import { layoutOf } from '../layouts/layouts.js';
import { resolveParameters } from '../layouts/layout.js';
import { styleOf } from '../layouts/write-text.js';
import { rangeOf, siteToday } from './ranges.js';

/** Calls for ranges of days and saved exports. */
export function presetsApi(context: AttendanceContext): ApiOf<typeof exportPresetCalls> {
  const { data } = context;
  const recorded = (action: 'exports.savePreset' | 'exports.removePreset'): Commit<ExportPreset> =>
    auditFirst(context, ({ name, layout, range, department, siteId }) => ({
      action,
      target: null,
      after: { name, layout, range, department, siteId },
    }));
  return {
    'exports.ranges': async () => {
      const { settings } = await data();
      const { payPeriod } = settings;
      const today = siteToday(settings);
      return {
        ranges: RangeKind.options.map((kind) => ({ kind, ...rangeOf(kind, today, payPeriod) })),
        payPeriod,
      };
    },
    'exports.presets': async () => (await data()).exportPresets.list(),
    'exports.savePreset': async (choice) => {
      // An export that can never work is refused now, and not on every payday.
      const layout = layoutOf(choice.layout);
      resolveParameters(layout, choice.parameters);
      styleOf(layout, choice.options);
      return (await data()).exportPresets.save(choice, recorded('exports.savePreset'));
    },
    'exports.removePreset': async ({ id }) =>
      (await data()).exportPresets.remove(id, recorded('exports.removePreset')),
  };
}
