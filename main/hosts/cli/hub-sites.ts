import type { Command } from 'commander';
import { Name } from '../../../contract/fields.js';
import type { CallHub } from './call-hub.js';
import type { Terminal } from './terminal.js';
import { matching, notEmpty, paths } from './values.js';
import { withHub } from './with-hub.js';

interface Doors {
  readonly door?: string[];
}

/** Adds `hub site list`, `add`, `change`, `remove`, `kiosk` and `person`. */
export function addHubSites(hub: Command): void {
  const site = hub
    .command('site')
    .description('Manage sites and access groups: which kiosks have which people')
    .addHelpText('after', '\nExample:\n  rollcall hub site person "Ada Lovelace" --at North');
  site
    .command('list')
    .description('Show the sites and access groups, with their kiosks and number of people')
    .addHelpText('after', '\nExample:\n  rollcall hub site list')
    .action((_options: object, command: Command) => withHub(command, showPlaces));
  addChanges(site);
  site
    .command('kiosk')
    .argument('<kiosk>', 'Name or ID of the kiosk', notEmpty)
    .option('--site <name>', 'Its site; none if left out', notEmpty)
    .description('Move a kiosk to a site: it gets the people who clock in there')
    .addHelpText('after', '\nExample:\n  rollcall hub site kiosk gate --site North')
    .action((kiosk: string, options: { site?: string }, command: Command) =>
      withHub(command, async (callHub, terminal) => {
        const moved = await callHub('place-kiosk', { kiosk, site: options.site ?? null });
        const where = options.site === undefined ? 'no site' : options.site;
        terminal.result(moved, `${moved.name} belongs to ${where} now.`);
      }),
    );
  site
    .command('person')
    .argument('<person>', 'Name or ID of the person', notEmpty)
    .option('--at <name>', 'A site or group where they clock in; can be repeated', paths)
    .option('--everywhere', 'At every kiosk')
    .description('Choose where a person clocks in; other kiosks remove the person')
    .addHelpText('after', '\nExample:\n  rollcall hub site person "Ada Lovelace" --at North')
    .action(
      (person: string, options: { at?: string[]; everywhere?: boolean }, command: Command) => {
        const { at = [], everywhere = false } = options;
        if (everywhere === at.length > 0) {
          command.error('error: name a site or group with --at, or choose --everywhere');
        }
        return withHub(command, async (callHub, terminal) => {
          const moved = await callHub('place-person', { person, places: at });
          const where = everywhere ? 'at every kiosk' : `at ${at.join(', ')} only`;
          terminal.result(moved, `${moved.name} clocks in ${where} from now on.`);
        });
      },
    );
}

/** Adds the commands that add, change and remove sites and groups. */
function addChanges(site: Command): void {
  site
    .command('add')
    .argument('<name>', 'Name of the site or group', matching(Name))
    .option('--door <name>', 'Make an access group with this site or kiosk; can be repeated', paths)
    .description('Add a site; with --door, an access group of sites and kiosks')
    .addHelpText(
      'after',
      '\nExample:\n  rollcall hub site add "Night shift" --door North --door gate',
    )
    .action((name: string, { door }: Doors, command: Command) =>
      withHub(command, async (callHub, terminal) => {
        const kind = door === undefined ? 'site' : 'group';
        const added = await callHub('place-add', { kind, name, doors: door ?? [] });
        terminal.result(added, `Added the ${kind === 'site' ? 'site' : 'access group'} ${name}.`);
      }),
    );
  site
    .command('change')
    .argument('<name>', 'Name of the site or group', notEmpty)
    .option('--name <name>', 'New name', matching(Name))
    .option('--door <name>', 'A site or kiosk of the group; can be repeated', paths)
    .description('Rename a site or group, or choose the sites and kiosks of a group')
    .addHelpText('after', '\nExample:\n  rollcall hub site change North --name "Plant North"')
    .action((place: string, { name, door }: Doors & { name?: string }, command: Command) =>
      withHub(command, async (callHub, terminal) => {
        const doors = door ?? null;
        const changed = await callHub('place-change', { place, name: name ?? null, doors });
        terminal.result(changed, `Changed ${changed.name}.`);
      }),
    );
  site
    .command('remove')
    .argument('<name>', 'Name of the site or group', notEmpty)
    .description('Remove a site or group without people and kiosks')
    .addHelpText('after', '\nExample:\n  rollcall hub site remove North')
    .action((place: string, _options: object, command: Command) =>
      withHub(command, async (callHub, terminal) => {
        const removed = await callHub('place-remove', { place });
        terminal.result(removed, `Removed ${removed.name}.`);
      }),
    );
}

async function showPlaces(callHub: CallHub, terminal: Terminal): Promise<void> {
  const { places } = await callHub('place-list');
  terminal.table(
    places,
    ['name', 'kind', 'sites and kiosks', 'people'],
    places.map(({ name, kind, doors, people }) => {
      return [name, kind === 'site' ? 'site' : 'access group', doors.join(', '), String(people)];
    }),
    'There are no sites and groups: everyone clocks in at every kiosk.',
  );
}
