import type { Command } from 'commander';
import type { Output } from '../../../contract/contract.js';
import { Fault } from '../../../contract/fault.js';
import { Day } from '../../../contract/fields.js';
import type { ReportDay } from '../../../contract/calls/attendance.js';
import type { Client } from '../../../contract/transport/connect.js';
import { counted } from '../../../contract/plural.js';
import { systemZone, wallClock, zonedTime } from '../../base/wall-clock.js';
import { withClient } from './session.js';
import { matching } from './values.js';

const dayMs = 86_400_000;
/** Days that one call of `attendance.days` returns of one person. */
const maxDaysOfOne = 400;

/** Adds `days`. */
export function addReportCommands(program: Command): void {
  addDays(program);
}

interface DayOptions {
  readonly from: string;
  readonly to?: string;
  readonly person?: string;
  readonly toResolve?: boolean;
}

function addDays(program: Command): void {
  program
    .command('days')
    .requiredOption('--from <day>', 'First day, such as 2026-03-01', matching(Day))
    .option('--to <day>', 'Last day (inclusive; default: today)', matching(Day))
    .option('--person <who>', 'Only this person: name, ID or employee number')
    .option('--to-resolve', 'Only days with something missing, flagged, unexplained or in doubt')
    .description('Show shift days: punches with their numbers, hours, what is missing')
    .addHelpText(
      'after',
      '\nExample:\n  rollcall days --from 2026-03-01 --to 2026-03-31 --person "Ada Lovelace"',
    )
    .action((options: DayOptions, command: Command) =>
      withClient(command, async (client, terminal) => {
        const { days, empty } = await daysBy(client, options);
        terminal.table(
          days,
          [
            ...['Day', 'Name', 'ID', 'Punches (No.)', 'Worked', 'Break', 'Late', 'Early'],
            ...['Absence', 'To resolve'],
          ],
          days.map((day) => [
            day.day,
            day.name ?? '(erased)',
            day.subjectId,
            punchesOf(day),
            ...[day.workedMs, day.breakMs, day.lateMs, day.earlyMs].map(hours),
            [day.absence, day.holiday].filter((text) => text !== null).join(', '),
            day.toResolve
              ? [
                  ...day.missing.map((side) => `no ${side}`),
                  ...(day.looks.length > 0 ? ['in or out?'] : []),
                  ...day.doubts.map((doubt) => doubt.replaceAll('-', ' ')),
                  ...day.flags,
                ].join(', ')
              : '',
          ]),
          empty,
        );
      }),
    );
}

/** The days, and a sentence for the case that there are none. */
async function daysBy(
  client: Client,
  { from, to: givenTo, person, toResolve }: DayOptions,
): Promise<{ days: ReportDay[]; empty: string }> {
  if (givenTo !== undefined && givenTo < from) {
    throw new Fault('invalid-input', `--to (${givenTo}) must not be before --from (${from}).`);
  }
  const today = await todayOf(client);
  const to = givenTo ?? (today < from ? from : today);
  const { subjectId, name } =
    person === undefined ? { subjectId: null, name: 'No one' } : await personBy(client, person);
  const days: ReportDay[] = [];
  // For everyone, a call returns one day only.
  const stepMs = (subjectId === null ? 1 : maxDaysOfOne) * dayMs;
  for (let atMs = Date.parse(from); atMs <= Date.parse(to); atMs += stepMs) {
    const lastMs = Math.min(atMs + stepMs - dayMs, Date.parse(to));
    const range = { from: dayOf(atMs), to: dayOf(lastMs) };
    days.push(...(await client['attendance.days']({ ...range, subjectId })));
  }
  const range = from === to ? `on ${from}` : `from ${from} to ${to}`;
  if (toResolve !== true || days.length === 0) {
    return { days, empty: `${name} ${subjectId === null ? 'has' : 'has no'} punches ${range}.` };
  }
  const counts = counted(days.length, 'day with punches is', 'days with punches are');
  return {
    days: days.filter((day) => day.toResolve),
    empty: `There is nothing to resolve ${range}: the ${counts} complete or reviewed.`,
  };
}

/** Today on the site's wall clock, such as `2026-03-02`. */
export async function todayOf(client: Client): Promise<string> {
  const { zone } = await client['settings.get']({});
  return wallClock(zonedTime(Date.now(), zone ?? systemZone())).slice(0, 10);
}

function dayOf(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 10);
}

/**
 * The person with this name, ID or employee number.
 * @throws Fault `not-found`, `ambiguous`.
 */
export async function personBy(
  client: Client,
  who: string,
): Promise<Output<'people.names'>[number]> {
  const found = (await client['people.names']({})).filter(({ name, subjectId, number }) =>
    [name, subjectId, number].includes(who),
  );
  const [person] = found;
  if (person === undefined) {
    throw new Fault(
      'not-found',
      `No one has the name, ID or employee number "${who}". To list people, run "rollcall people".`,
    );
  }
  if (found.length > 1) {
    const ids = found.map(({ subjectId }) => subjectId).join(', ');
    throw new Fault(
      'ambiguous',
      `"${who}" matches ${counted(found.length, 'person', 'people')}. Use one of these IDs instead: ${ids}.`,
    );
  }
  return person;
}

function punchesOf({ stints, looks, open }: ReportDay): string {
  const lines = stints.map((stint, index) => {
    const isOpen = open && index === stints.length - 1;
    const start =
      stint.in === null ? 'in missing' : `in ${stint.in.time.slice(0, 5)} (${stint.in.seq})`;
    const end =
      stint.out === null
        ? isOpen
          ? 'still in'
          : 'out missing'
        : `out ${stint.out.time.slice(0, 5)} (${stint.out.seq})`;
    return `${start}, ${end}`;
  });
  const seen = looks.map(({ time, seq }) => `seen ${time.slice(0, 5)} (${seq})`);
  return [...lines, ...seen].join('\n');
}

/** Such as `7:05`; empty if unknown. */
function hours(ms: number | null): string {
  if (ms === null) return '';
  const minutes = Math.round(ms / 60_000);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}
