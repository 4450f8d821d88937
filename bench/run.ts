import { Command } from 'commander';
import { textTable } from '../main/hosts/cli/text-table.js';
import { attackedRows } from './attacked-rows.js';
import { dashboardRows } from './dashboard-rows.js';
import { exportRows } from './export-rows.js';
import { fanOutRows } from './fan-out-rows.js';
import { greetingRows } from './greeting-rows.js';
import { hubDeskRows } from './hub-desk-rows.js';
import { hubExportRows } from './hub-export-rows.js';
import { hubFleetRows } from './hub-fleet-rows.js';
import { hubRows } from './hub-rows.js';
import { rosterRows } from './roster-rows.js';
import { identifyRows } from './identify-rows.js';
import { importRows } from './import-rows.js';
import { journalRows } from './journal-rows.js';
import { kioskRows } from './kiosk-rows.js';
import { livenessNetRows, livenessRows } from './liveness-rows.js';
import { memoryRows } from './memory-rows.js';
import { mtcnnRows } from './mtcnn-rows.js';
import { netsShareRows } from './nets-share-rows.js';
import { pipelineRows } from './pipeline-rows.js';
import { isMet, limitText, type Row, type RowGroup } from './row.js';
import { startRows } from './start-rows.js';
import { viewsRows } from './views-rows.js';

/* The benchmark: measures, prints the rows, and ends with exit code 1 if a limit is missed. */

/** To add a group of rows, add a file beside this one and an entry here. */
const groups: readonly RowGroup[] = [
  pipelineRows,
  netsShareRows,
  identifyRows,
  journalRows,
  startRows,
  kioskRows,
  greetingRows,
  attackedRows,
  livenessRows,
  livenessNetRows,
  memoryRows,
  exportRows,
  mtcnnRows,
  viewsRows,
  dashboardRows,
  importRows,
  hubRows,
  hubFleetRows,
  hubDeskRows,
  hubExportRows,
  rosterRows,
  fanOutRows,
];
const names = groups.flatMap(({ rows }) => rows);

const program = new Command()
  .name('bench')
  .description('Measures Rollcall against its limits. See docs/benchmarks.md.')
  .option('--json', 'print one JSON object per row instead of a table')
  .option('--only <name>', 'measure only the row with this name, or rows whose names start with it')
  .parse();
const { json = false, only = '' } = program.opts<{ json?: boolean; only?: string }>();

const exact = names.filter((name) => name === only);
const wanted = new Set(exact.length > 0 ? exact : names.filter((name) => name.startsWith(only)));
if (wanted.size === 0) {
  program.error(`There is no row ${only}. Choose one of ${names.join(', ')}.`, { exitCode: 2 });
}

const rows: Row[] = [];
for (const group of groups) {
  const chosen = group.rows.filter((name) => wanted.has(name));
  if (chosen.length === 0) continue;
  console.error(`Measuring ${chosen.join(', ')} …`);
  const measured = await group.measure(wanted);
  rows.push(...measured);
  if (json) for (const row of measured) console.log(jsonOf(row));
}
if (!json) {
  console.log(
    textTable(
      ['row', 'value', 'limit', 'met', 'details'],
      rows.map((row) => [
        row.row,
        `${row.value.toPrecision(3)} ${row.unit}`,
        limitText(row.limit),
        isMet(row) ? 'yes' : 'NO',
        row.details,
      ]),
    ),
  );
}
if (!rows.every(isMet)) process.exitCode = 1;

function jsonOf({ row, value, unit, limit, details }: Row): string {
  return JSON.stringify({
    row,
    value,
    unit,
    limit: limitText(limit),
    met: isMet({ value, limit }),
    details,
  });
}
