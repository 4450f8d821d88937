import type { Command } from 'commander';
import type { Output } from '../../../contract/contract.js';
import { counted } from '../../../contract/plural.js';
import { hubPort } from '../../link/messages.js';
import { withClient } from './session.js';
import { notEmpty } from './values.js';

/** Adds `join`, `connection` and `connection end`. */
export function addJoinCommands(program: Command): void {
  program
    .command('join')
    .argument('<address>', `Address of the hub, with its port if it is not ${hubPort}`, notEmpty)
    .requiredOption('--code <code>', 'Code that "rollcall hub pair" showed', notEmpty)
    .description('Join this kiosk to a hub, which then gets its entries')
    .addHelpText(
      'after',
      '\nExample:\n  rollcall join hub.example --code K7QF-2M9K-PESV-7CXK-PESV-7CXP',
    )
    .action((address: string, { code }: { code: string }, command: Command) =>
      withClient(command, async (client, terminal) => {
        const joined = await client['uplink.join']({ address, pairingCode: code });
        terminal.result(
          joined,
          `Joined the hub at ${joined.address}. Its certificate has the fingerprint ${joined.fingerprint}. The entries are sent while the kiosk runs.`,
        );
      }),
    );
  const connection = program
    .command('connection')
    .description('Show this kiosk’s connection to its hub')
    .addHelpText('after', '\nExample:\n  rollcall connection')
    .action((_options: object, command: Command) =>
      withClient(command, async (client, terminal) => {
        const state = await client['uplink.state']({});
        terminal.result({ hub: state }, state === null ? 'This kiosk has no hub.' : textOf(state));
      }),
    );
  connection
    .command('end')
    .description(
      'Leave the hub; this kiosk keeps all its data, and the hub keeps the entries it has',
    )
    .addHelpText('after', '\nExample:\n  rollcall connection end')
    .action((_options: object, command: Command) =>
      withClient(command, async (client, terminal) => {
        await client['uplink.leave']({});
        terminal.result({ hub: null }, 'This kiosk has left its hub.');
      }),
    );
}

function textOf(state: NonNullable<Output<'uplink.state'>>): string {
  const { address, confirmed, waiting, peopleWaiting, problem } = state;
  const sent = `Hub: ${address}\nConfirmed up to entry ${confirmed}; ${counted(waiting, 'entry', 'entries')} to send.\nPeople changed here that the hub does not have yet: ${peopleWaiting}.`;
  return problem === null ? sent : `${sent}\n${problem}`;
}
