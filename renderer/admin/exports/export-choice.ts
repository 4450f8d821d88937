import type { ExportPreset, RangeKind } from '../../../contract/calls/export-presets.js';
import type { LayoutId } from '../../../contract/calls/exports.js';
import type { Output } from '../../../contract/contract.js';
import type { Client } from '../../../contract/transport/connect.js';
import { serviceText } from '../messages/service-text.js';
import { t } from '../messages/text.js';

/** What `exports.make` is called with. */
export type ExportInput = Parameters<Client['exports.make']>[0];

/** A layout as the services list it. */
export type ListedLayout = Output<'exports.layouts'>[number];

/** The days of a range today. */
export type ListedRange = Output<'exports.ranges'>['ranges'][number];

/** What a person reads for a layout: the name of the program, or of our own layouts in the screen's language. */
export function layoutTitle({ id, title }: Pick<ListedLayout, 'id' | 'title'>): string {
  const own = { days: true, punches: true, timesheet: true } as const;
  return id in own ? t(`exports.layout.${id as keyof typeof own}`) : serviceText(title);
}

/** The request of a saved export today. @returns null for a range that the services do not list. */
export function requestOf(
  { layout, range, department, siteId, zone, options, parameters }: ExportPreset,
  ranges: readonly ListedRange[],
): ExportInput | null {
  const days = ranges.find(({ kind }) => kind === range);
  if (days === undefined) return null;
  const { from, to } = days;
  return { layout, from, to, department, siteId, zone, options, parameters };
}

/** The range that has these days today; null for days that someone entered. */
export function rangeKindOf(
  { from, to }: { readonly from: string; readonly to: string },
  ranges: readonly ListedRange[],
): RangeKind | null {
  return ranges.find((range) => range.from === from && range.to === to)?.kind ?? null;
}

/** Files that one press downloads. */
export const quickFiles = {
  csv: { layout: 'days', options: { format: 'csv' } },
  xlsx: { layout: 'days', options: { format: 'xlsx' } },
  pdf: { layout: 'timesheet', options: {} },
} as const satisfies Readonly<
  Record<string, { readonly layout: LayoutId; readonly options: ExportInput['options'] }>
>;
export type QuickFile = keyof typeof quickFiles;
