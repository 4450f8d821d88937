import type { Command } from 'commander';
import { hubPort } from '../../link/messages.js';
import type { CallHub } from './call-hub.js';
import { defaultHubFolder } from './hub-folder.js';
import { addHubServe } from './hub-serve.js';
import { addHubSites } from './hub-sites.js';
import { addHubTokens } from './hub-tokens.js';
import type { Terminal } from './terminal.js';
import { notEmpty } from './values.js';
import { withHub } from './with-hub.js';

/** Adds `hub serve`, `hub pair`, `hub revoke`, `hub resume`, `hub status`, `hub erasures`, `hub site` and `hub token`. */
export function addHubCommands(program: Command): void {
  const hub = program.command('hub').description('Run the hub of several kiosks, and manage it');
  hub.addHelpText(
    'after',
    `\nWithout --data, the hub’s folder is ${defaultHubFolder}.\n\nExample:\n  rollcall hub serve --port ${hubPort}`,
  );
  addHubServe(hub);
  hub
    .command('pair')
    .option('--site <name>', 'Site of the kiosk', notEmpty)
    .description('Make a code that joins one kiosk; it is valid for 15 minutes')
    .addHelpText('after', '\nExample:\n  rollcall hub pair --site North')
    .action(({ site }: { site?: string }, command: Command) =>
      withHub(command, async (callHub, terminal) => {
        const made = await callHub('pair', { site: site ?? null });
        terminal.result(
          made,
          `On the kiosk, run:\n  rollcall join ADDRESS --code ${made.code}\nADDRESS is the address of this computer, with the port of the hub if it is not ${hubPort}. The code is valid until ${made.validUntil}, once.`,
        );
      }),
    );
  hub
    .command('revoke')
    .argument('<kiosk>', 'Name or ID of the kiosk', notEmpty)
    .description('Refuse a kiosk from now on; its entries stay')
    .addHelpText('after', '\nExample:\n  rollcall hub revoke gate')
    .action((kiosk: string, _options: object, command: Command) =>
      withHub(command, async (callHub, terminal) => {
        const revoked = await callHub('revoke', { kiosk });
        terminal.result(
          revoked,
          `The hub now refuses everything from ${revoked.name}. Its entries stay.`,
        );
      }),
    );
  hub
    .command('resume')
    .argument('<kiosk>', 'Name or ID of the kiosk', notEmpty)
    .description('Let a kiosk whose journal contradicts the hub’s continue under a new ID')
    .addHelpText('after', '\nExample:\n  rollcall hub resume gate')
    .action((kiosk: string, _options: object, command: Command) =>
      withHub(command, async (callHub, terminal) => {
        const resumed = await callHub('resume', { kiosk });
        terminal.result(
          resumed,
          `${resumed.name} will continue under a new ID when it next contacts the hub, within a minute or two. Its entries at the hub stay and count.`,
        );
      }),
    );
  hub
    .command('status')
    .description('Show the kiosks, what they have not sent yet, and alarms')
    .addHelpText('after', '\nExample:\n  rollcall hub status --json')
    .action((_options: object, command: Command) => withHub(command, showStatus));
  hub
    .command('erasures')
    .description('Show for each erased person which kiosks have confirmed the erasure')
    .addHelpText('after', '\nExample:\n  rollcall hub erasures --json')
    .action((_options: object, command: Command) => withHub(command, showErasures));
  addHubSites(hub);
  addHubTokens(hub);
}

async function showErasures(callHub: CallHub, terminal: Terminal): Promise<void> {
  const { erasures } = await callHub('erasures');
  terminal.table(
    erasures,
    ['ID', 'erased', 'merged into', 'kiosk', 'state', 'confirmed'],
    erasures.flatMap(({ subjectId, erasedAt, mergedInto, kiosks }) =>
      kiosks.map(({ name, state, confirmedAt }) => {
        return [subjectId, erasedAt, mergedInto ?? '', name, state, confirmedAt ?? ''];
      }),
    ),
    'No one was erased, or no kiosk has joined yet.',
  );
}

async function showStatus(callHub: CallHub, terminal: Terminal): Promise<void> {
  const status = await callHub('status');
  if (terminal.isJson) {
    terminal.result(status, '');
    return;
  }
  terminal.table(
    status.kiosks,
    ['kiosk', 'site', 'state', 'last seen', 'entries', 'not sent', 'version', 'clock', 'ID'],
    status.kiosks.map((kiosk) => [
      kiosk.name,
      kiosk.site ?? '',
      kiosk.isFormer ? 'former ID' : kiosk.isResuming ? 'may continue' : kiosk.state,
      kiosk.lastSeenAt ?? 'never',
      String(kiosk.entries),
      String(kiosk.lag),
      kiosk.version,
      kiosk.clockOffsetMs === null ? '' : `${(kiosk.clockOffsetMs / 1000).toFixed(1)} s`,
      kiosk.id,
    ]),
    'No kiosk has joined yet. Make a code with "rollcall hub pair".',
  );
  for (const { lastAt, sentence, times } of status.alarms) {
    terminal.note(`${lastAt}: ${sentence}${times === 1 ? '' : ` (${times} times)`}`);
  }
}
