import type { Command } from 'commander';
import type { Output } from '../../../contract/contract.js';
import { Fault } from '../../../contract/fault.js';
import { Day } from '../../../contract/fields.js';
import type { ReportDay } from '../../../contract/calls/attendance.js';
import type { Client } from '../../../contract/transport/connect.js';
import { counted } from '../../../contract/plural.js';
import { withClient } from './session.js';
import { matching } from './values.js';

const dayMs = 86_400_000;

/** Adds `present` and `days`. */
export function addReportCommands(program: Command): void {
  addPresent(program);
  addDays(program);
}

function addPresent(program: Command): void {
  program
    .command('present')
    .description('Show who is clocked in')
    .action((_options: object, command: Command) =>
      withClient(command, async (client, terminal) => {
        const people = await client['attendance.present']({});
        terminal.table(
          people,
          ['Name', 'ID', 'Department', 'In since', 'Kiosk'],
          people.map(({ name, subjectId, department, since, kioskId }) => [
            name ?? '(erased)',
            subjectId,
            department ?? '',
            `${since.day} ${since.time.slice(0, 5)}`,
            kioskId,
          ]),
        );
      }),
    );
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
    .option('--to <day>', 'Last day (inclusive; default: the first day)', matching(Day))
    .option('--person <who>', 'Only this person: name, ID or employee number')
    .option('--to-resolve', 'Only days with something missing or flagged')
    .description('Show shift days: punches with their numbers, hours, what is missing')
    .addHelpText(
      'after',
      '\nExample:\n  rollcall days --from 2026-03-01 --to 2026-03-31 --person "Ada Lovelace"',
    )
    .action((options: DayOptions, command: Command) =>
      withClient(command, async (client, terminal) => {
        const days = await daysBy(client, options);
        terminal.table(
          days,
          ['Day', 'Name', 'ID', 'Punches (No.)', 'Worked', 'Break', 'Late', 'Early', 'To resolve'],
          days.map((day) => [
            day.day,
            day.name ?? '(erased)',
            day.subjectId,
            punchesOf(day),
            ...[day.workedMs, day.breakMs, day.lateMs, day.earlyMs].map(hours),
            day.toResolve
              ? [...day.missing.map((side) => `no ${side}`), ...day.flags].join(' ')
              : '',
          ]),
        );
      }),
    );
}

async function daysBy(
  client: Client,
  { from, to = from, person, toResolve }: DayOptions,
): Promise<ReportDay[]> {
  const days: ReportDay[] = [];
  if (person !== undefined) {
    const { subjectId } = await personBy(client, person);
    days.push(...(await client['attendance.days']({ from, to, subjectId })));
  } else {
    if (to < from) {
      throw new Fault('invalid-input', `--to (${to}) must not be before --from (${from}).`);
    }
    // For everyone, a call returns one day only.
    for (let at = Date.parse(from); at <= Date.parse(to); at += dayMs) {
      const day = new Date(at).toISOString().slice(0, 10);
      days.push(...(await client['attendance.days']({ from: day, to: day, subjectId: null })));
    }
  }
  return toResolve === true ? days.filter((day) => day.toResolve) : days;
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

function punchesOf({ stints, open }: ReportDay): string {
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
  return lines.join('\n');
}

/** Such as `7:05`; empty if unknown. */
function hours(ms: number | null): string {
  if (ms === null) return '';
  const minutes = Math.round(ms / 60_000);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}
