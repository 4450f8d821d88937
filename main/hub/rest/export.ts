import * as v from 'valibot';
import type { ExportRequest } from '../../../contract/calls/exports.js';
import { Department } from '../../../contract/calls/people.js';
import { Day } from '../../../contract/fields.js';
import { requireLength } from '../../attendance/days/day-range.js';
import type { DaysData } from '../../attendance/days/query.js';
import { exportRows } from '../../attendance/exports/export-rows.js';
import { writeText } from '../../attendance/layouts/write-text.js';
import { PersonParameter, siteIdOf, SitePeopleParameter } from './fields.js';
import type { DeskOperation } from './operation.js';
import { readParameters } from './query.js';

/** Longest range of one request, in days: as for shift days. */
const maxDays = 62;

const parameters = {
  layout: v.pipe(
    v.picklist(['days', 'punches'], 'must be days or punches'),
    v.description('Columns as in the exports of the desk.'),
  ),
  from: v.pipe(Day, v.description(`First day. At most ${maxDays} days at once.`)),
  to: v.pipe(Day, v.description('Last day, included.')),
  department: v.optional(v.pipe(Department, v.description('Only people of this department.'))),
  person: PersonParameter,
  site: SitePeopleParameter,
};

/** The parameters of an export. */
export interface TextExport extends Pick<
  ExportRequest,
  'layout' | 'department' | 'subjectId' | 'siteId'
> {
  readonly from: string;
  readonly to: string;
}

/** An export as a file of text, which is made while it is sent. */
export const exportFile: DeskOperation = {
  method: 'GET',
  path: '/api/v1/export',
  operationId: 'export',
  summary: 'Export',
  description:
    'Shift days or punches of a range as CSV (RFC 4180), after corrections, with names and employee numbers. Layouts for other programs can leave rows out; they are available only at the desk, which lists those rows.',
  scope: 'exports:read',
  parameters,
  answer: { status: 200, description: 'The file.', schema: v.string(), type: 'text/csv' },
  named: {},
  run: async ({ db, desk }, { query }) => {
    const { person, site: siteName, ...read } = readParameters(parameters, query);
    requireLength(read, maxDays);
    const siteId = siteName === undefined ? undefined : await siteIdOf(db, siteName);
    return {
      status: 200,
      file: await exportText(await desk.site.data(), { ...read, subjectId: person, siteId }),
      fileName: `rollcall-${read.layout}-${read.from}-${read.to}.csv`,
    };
  },
};

/** The pieces of an export's file. Its parts are made while they are read. @throws Fault as `exportRows`. */
export async function exportText(
  data: DaysData,
  request: TextExport,
): Promise<AsyncGenerator<string | Uint8Array>> {
  const options: ExportRequest['options'] = {
    format: 'csv',
    preset: 'standard',
    decimalSign: '.',
    dateFormat: 'iso',
    neutraliseFormulas: true,
  };
  const all = { ...request, options, parameters: {} };
  const { layout, style, rows } = await exportRows(data, all, () => undefined);
  return writeText(layout, [], rows, style);
}
