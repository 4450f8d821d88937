import { Argument, Option, type Command } from 'commander';
import encodeQR from 'qr';
import type { Badge, BadgePolicy } from '../../../contract/calls/badges.js';
import { TimesheetLanguage } from '../../../contract/calls/exports.js';
import { counted } from '../../../contract/plural.js';
import { readSecretFor } from './read-secret.js';
import { withClient } from './session.js';
import { notEmpty } from './values.js';

const kinds: Readonly<Record<Badge['kind'], string>> = {
  printed: 'printed badge',
  rotating: 'codes on a phone',
  card: 'card',
};
type Way = keyof BadgePolicy;
const ways: Readonly<Record<Way, string>> = {
  printed: 'printed badges',
  rotating: 'codes on phones',
  cards: 'cards',
};

/** Adds `badge` and its commands. */
export function addBadgeCommands(program: Command): void {
  const badge = program.command('badge').description('Ways to clock in besides face and PIN');
  addAccept(badge);
  addPrint(badge);
  addPhone(badge);
  addLearn(badge);
  addList(badge);
  addWithdraw(badge);
}

function addAccept(badge: Command): void {
  badge
    .command('accept')
    .addArgument(
      new Argument('[ways...]', 'What the door accepts besides face and PIN').choices([
        ...Object.keys(ways),
        'none',
      ]),
    )
    .description('Show or choose what the door accepts besides face and PIN')
    .addHelpText(
      'after',
      '\nExamples:\n  rollcall badge accept printed cards\n  rollcall badge accept none',
    )
    .action((chosen: readonly (Way | 'none')[], _options: unknown, command: Command) =>
      withClient(command, async (client, terminal) => {
        const wanted = {
          printed: chosen.includes('printed'),
          rotating: chosen.includes('rotating'),
          cards: chosen.includes('cards'),
        };
        const { badges } =
          chosen.length === 0
            ? await client['settings.get']({})
            : await client['settings.change']({ badges: wanted });
        const accepted = Object.entries(ways).flatMap(([way, name]) =>
          badges[way as Way] ? [name] : [],
        );
        const list = accepted.length === 0 ? 'nothing' : accepted.join(', ');
        terminal.result({ badges }, `Besides face and PIN, the door accepts: ${list}.`);
      }),
    );
}

interface PrintOptions {
  readonly all?: boolean;
  readonly out: string;
  readonly language: TimesheetLanguage;
  readonly paper: 'a4' | 'letter';
}

function addPrint(badge: Command): void {
  badge
    .command('print')
    .argument('[people...]', 'Names or IDs')
    .option('--all', 'Everyone who is active')
    .requiredOption('--out <file>', 'PDF to write', notEmpty)
    .addOption(
      new Option('--language <language>', 'Language of the badges')
        .choices(TimesheetLanguage.options)
        .default('en'),
    )
    .addOption(new Option('--paper <size>', 'Paper').choices(['a4', 'letter']).default('a4'))
    .description('Make badges with a QR code to cut out; earlier printed badges stop working')
    .addHelpText('after', '\nExample:\n  rollcall badge print "Ada Lovelace" --out badges.pdf')
    .action((people: readonly string[], options: PrintOptions, command: Command) =>
      withClient(command, async (client, terminal) => {
        const { all = false, ...sheet } = options;
        const everyone = all ? await client['people.list']({}) : [];
        const active = everyone.filter(({ status }) => status === 'active');
        const wanted = [...people, ...active.map(({ subjectId }) => subjectId)];
        const made = await client['files.printBadges']({ ...sheet, people: wanted });
        terminal.result(
          made,
          `Wrote ${counted(made.count, 'badge')} to ${made.out}. Keep the file secret, and erase it after printing.`,
        );
      }),
    );
}

function addPhone(badge: Command): void {
  badge
    .command('phone')
    .argument('<name-or-id>', 'Name or ID of the person')
    .description('Show a QR code for the person’s authenticator app, once')
    .addHelpText('after', '\nExample:\n  rollcall badge phone "Ada Lovelace"')
    .action((who: string, _options: object, command: Command) =>
      withClient(command, async (client, terminal) => {
        const made = await client['badges.makeRotating']({ who });
        terminal.result(
          made,
          [
            encodeQR(made.address, 'ascii'),
            made.address,
            `${made.name} scans it with an authenticator app, and clocks in with ${made.typed} and the code in the app. It is not shown again.`,
          ].join('\n'),
        );
      }),
    );
}

function addLearn(badge: Command): void {
  badge
    .command('learn')
    .argument('<name-or-id>', 'Name or ID of the person')
    .description('Learn a person’s card; reads what the card reader types from standard input')
    .addHelpText('after', '\nExample:\n  rollcall badge learn "Ada Lovelace"')
    .action((who: string, _options: object, command: Command) =>
      withClient(command, async (client, terminal) => {
        const card = (await readSecretFor(client, 'Hold the card to the reader')).toUpperCase();
        const person = await client['badges.learnCard']({ who, card });
        terminal.result(person, `${person.name} can now clock in with this card.`);
      }),
    );
}

function addList(badge: Command): void {
  badge
    .command('list')
    .description('List badges, cards and phones')
    .action((_options: object, command: Command) =>
      withClient(command, async (client, terminal) => {
        const rows = (await client['people.list']({})).flatMap(({ name, subjectId, badges }) =>
          badges.map((one) => ({ ...one, name, subjectId })),
        );
        terminal.table(
          rows,
          ['Name', 'Kind', 'Made (UTC)', 'ID'],
          rows.map(({ name, kind, madeAt, id }) => [
            name,
            kinds[kind],
            madeAt.slice(0, 16).replace('T', ' '),
            id,
          ]),
          'There are no badges yet. Make one with "rollcall badge print".',
        );
      }),
    );
}

function addWithdraw(badge: Command): void {
  badge
    .command('withdraw')
    .argument('<name-or-id>', 'Name or ID of the person')
    .argument('<badge>', 'ID of the badge, from "rollcall badge list"')
    .description('Withdraw a lost badge, card or phone: it stops working at once')
    .addHelpText('after', '\nExample:\n  rollcall badge withdraw "Ada Lovelace" 1b9d6bcd')
    .action((who: string, id: string, _options: object, command: Command) =>
      withClient(command, async (client, terminal) => {
        const person = await client['badges.withdraw']({ who, badge: id });
        terminal.result({ ...person, badge: id }, `${person.name}’s badge no longer works.`);
      }),
    );
}
