import type { Command } from 'commander';
import { Fault } from '../../../contract/fault.js';
import { Day } from '../../../contract/fields.js';
import { todayOf } from './reports.js';
import { withClient } from './session.js';
import { matching, notEmpty, wholeNumber } from './values.js';

/** Adds `holidays` with its subcommands. */
export function addHolidayCommands(program: Command): void {
  const holidays = program
    .command('holidays')
    .option('--year <year>', 'Year (default: this one)', wholeNumber(1970))
    .description('List the public holidays of the site, and its own')
    .action(({ year }: { year?: number }, command: Command) =>
      withClient(command, async (client, terminal) => {
        const shown = String(year ?? (await todayOf(client)).slice(0, 4)).padStart(4, '0');
        const range = { from: `${shown}-01-01`, to: `${shown}-12-31` };
        const found = await client['holidays.list'](range);
        terminal.table(
          found,
          ['Day', 'Holiday', 'Kind'],
          found.map(({ day, name, kind }) => [day, name, kind]),
          `No holidays are set for ${shown}. Choose the place with "rollcall holidays place", or add days with "rollcall holidays add".`,
        );
      }),
    );
  addPlace(holidays);
  addAdd(holidays);
  addRemove(holidays);
}

interface PlaceOptions {
  readonly country?: string;
  readonly state?: string;
  readonly region?: string;
  readonly none?: boolean;
}

function addPlace(holidays: Command): void {
  holidays
    .command('place')
    .option('--country <code>', 'Country, such as DE')
    .option('--state <code>', 'State or province, such as BY')
    .option('--region <code>', 'Region of the state')
    .option('--none', 'No public holidays')
    .description(
      'Choose the place whose public holidays count; without options, list the countries',
    )
    .addHelpText('after', '\nExample:\n  rollcall holidays place --country DE --state BY')
    .action((options: PlaceOptions, command: Command) =>
      withClient(command, async (client, terminal) => {
        const { country, state = null, region = null, none = false } = options;
        if (country === undefined && !none) {
          const places = await client['holidays.places']({});
          terminal.table(
            places,
            ['Code', 'Country'],
            places.map(({ code, name }) => [code, name]),
          );
          return;
        }
        const holidayPlace = none || country === undefined ? null : { country, state, region };
        await client['settings.change']({ holidayPlace });
        const place = [country, state, region]
          .filter((part) => typeof part === 'string')
          .join(', ');
        terminal.result(
          { holidayPlace },
          holidayPlace === null
            ? 'No public holidays count now.'
            : `The public holidays of ${place} count now.`,
        );
      }),
    );
}

function addAdd(holidays: Command): void {
  holidays
    .command('add')
    .argument('<day>', 'Such as 2026-12-24', matching(Day))
    .argument('<name>', 'Such as "Company holiday"', notEmpty)
    .description('Add a day on which the site does not work')
    .action((day: string, name: string, _options: object, command: Command) =>
      withClient(command, async (client, terminal) => {
        const { companyHolidays } = await client['settings.get']({});
        const others = companyHolidays.filter((one) => one.day !== day);
        await client['settings.change']({ companyHolidays: [...others, { day, name }] });
        terminal.result({ day, name }, `${day} is a holiday now: ${name}.`);
      }),
    );
}

function addRemove(holidays: Command): void {
  holidays
    .command('remove')
    .argument('<day>', 'Day that was added', matching(Day))
    .description('Remove a day that was added')
    .action((day: string, _options: object, command: Command) =>
      withClient(command, async (client, terminal) => {
        const { companyHolidays } = await client['settings.get']({});
        const others = companyHolidays.filter((one) => one.day !== day);
        if (others.length === companyHolidays.length) {
          throw new Fault(
            'not-found',
            `${day} was not added as a holiday. To list holidays, run "rollcall holidays".`,
          );
        }
        await client['settings.change']({ companyHolidays: others });
        terminal.result({ day }, `${day} is no longer a company holiday.`);
      }),
    );
}
