import { InvalidArgumentError, type Command } from 'commander';
import type { Output } from '../../../contract/contract.js';
import { Fault } from '../../../contract/fault.js';
import type { ReportDay } from '../../../contract/calls/attendance.js';
import type { Client } from '../../../contract/transport/connect.js';
import { withClient } from './session.js';

const dayMs = 86_400_000;

/** `present`, `days`. */
export function addReportCommands(program: Command): void {
  program
    .command('present')
    .description('who is in now')
    .action((_options: object, command: Command) =>
      withClient(command, async (client, terminal) => {
        const people = await client['attendance.present']({});
        terminal.table(
          people,
          ['Name', 'Id', 'Department', 'In since', 'Kiosk'],
          people.map(({ name, subjectId, department, since, kioskId }) => [
            name ?? '(forgotten)',
            subjectId,
            department ?? '',
            `${since.day} ${since.time.slice(0, 5)}`,
            kioskId,
          ]),
        );
      }),
    );

  program
    .command('days')
    .requiredOption('--from <day>', 'first day, such as 2026-03-01', calendarDay)
    .option('--to <day>', 'last day, included (default: the first)', calendarDay)
    .option('--person <who>', 'of one person alone: name, id or employee number')
    .option('--to-resolve', 'only days with something missing or flagged')
    .description('shift days: punches with their numbers, hours, what is missing')
    .addHelpText(
      'after',
      '\nExample:\n  rollcall days --from 2026-03-01 --to 2026-03-31 --person "Ada Lovelace"',
    )
    .action((options: DayOptions, command: Command) =>
      withClient(command, async (client, terminal) => {
        const days = await daysBy(client, options);
        terminal.table(
          days,
          ['Day', 'Name', 'Id', 'Punches (No.)', 'Worked', 'Break', 'Late', 'Early', 'To resolve'],
          days.map((day) => [
            day.day,
            day.name ?? '(forgotten)',
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

interface DayOptions {
  readonly from: string;
  readonly to?: string;
  readonly person?: string;
  readonly toResolve?: boolean;
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
      throw new Fault('invalid-input', `The range ends (${to}) before it begins (${from}).`);
    }
    // Of everybody the services give one day at a time.
    for (let at = Date.parse(from); at <= Date.parse(to); at += dayMs) {
      const day = new Date(at).toISOString().slice(0, 10);
      days.push(...(await client['attendance.days']({ from: day, to: day, subjectId: null })));
    }
  }
  return toResolve === true ? days.filter((day) => day.toResolve) : days;
}

/**
 * The one with that name, id or employee number.
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
    throw new Fault('not-found', `Nobody has the name, id or number ${who}; see "people".`);
  }
  if (found.length > 1) {
    const ids = found.map(({ subjectId }) => subjectId).join(', ');
    throw new Fault('ambiguous', `${who} may be one of ${found.length}; say which by id: ${ids}.`);
  }
  return person;
}

function punchesOf({ stints, open }: ReportDay): string {
  const lines = stints.map((stint, index) => {
    const goesOn = open && index === stints.length - 1;
    const begun =
      stint.in === null ? 'in missing' : `in ${stint.in.time.slice(0, 5)} (${stint.in.seq})`;
    const ended =
      stint.out === null
        ? goesOn
          ? 'still in'
          : 'out missing'
        : `out ${stint.out.time.slice(0, 5)} (${stint.out.seq})`;
    return `${begun}, ${ended}`;
  });
  return lines.join('\n');
}

/** Such as `7:05`; empty for null, which is not known. */
function hours(ms: number | null): string {
  if (ms === null) return '';
  const minutes = Math.round(ms / 60_000);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

function calendarDay(text: string): string {
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || Number.isNaN(Date.parse(text))) {
    throw new InvalidArgumentError('It must be a day such as 2026-03-02.');
  }
  return text;
}
