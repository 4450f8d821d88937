import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import * as v from 'valibot';
import { ConnectorSettings } from '../../../contract/calls/connectors.js';
import type { Output } from '../../../contract/contract.js';
import { Fault } from '../../../contract/fault.js';
import { counted } from '../../../contract/plural.js';
import { withFileFaults } from '../../storage/file-faults.js';
import { addConnectorPeople, nameText } from './connectors-people.js';
import { localTimes } from './local-time.js';
import { readSecretFor } from './read-secret.js';
import { withClient } from './session.js';
import type { Terminal } from './terminal.js';
import { notEmpty } from './values.js';

/** Adds `connectors` with its subcommands. */
export function addConnectorCommands(program: Command): void {
  const connectors = program
    .command('connectors')
    .description('Send punches to HR systems and webhooks: list the connectors')
    .action((_options: object, command: Command) => withClient(command, list));
  addAdd(connectors);
  addConnectorPeople(connectors);
  connectors
    .command('remove')
    .argument('<name>', nameText, notEmpty)
    .description('Remove a connector, with its secret and what it has not sent')
    .action((name: string, _options: object, command: Command) =>
      withClient(command, async (client, terminal) => {
        const removed = await client['connectors.remove']({ name });
        terminal.result(removed, `The connector ${name} was removed.`);
      }),
    );
  connectors
    .command('check')
    .argument('<name>', nameText, notEmpty)
    .description('Show what would be sent, who is missing there, and what failed; sends nothing')
    .action((name: string, _options: object, command: Command) =>
      withClient(command, async (client, terminal) => {
        showCheck(await client['connectors.check']({ name }), terminal);
      }),
    );
  connectors
    .command('send')
    .argument('<name>', nameText, notEmpty)
    .option('--again', 'Also send again what failed')
    .description('Send what is due')
    .addHelpText('after', '\nRun it every few minutes, such as with cron or a systemd timer.')
    .action((name: string, { again = false }: { again?: boolean }, command: Command) =>
      withClient(command, async (client, terminal) => {
        showSent(await client['connectors.send']({ name, again }), name, terminal);
      }),
    );
}

function addAdd(connectors: Command): void {
  connectors
    .command('add')
    .argument('<file>', 'JSON file with the settings, as in docs/connectors.md', notEmpty)
    .description('Add or replace a connector; reads its secret from standard input')
    .addHelpText('after', '\nExample:\n  rollcall connectors add odoo.json < odoo-key.txt')
    .action((file: string, _options: object, command: Command) =>
      withClient(command, async (client, terminal) => {
        const connector = await readSettings(file);
        const isWebhook = connector.system === 'webhook';
        const prompt = isWebhook ? 'Secret (leave blank for a new one)' : 'Secret';
        const secret = await readSecretFor(client, prompt);
        const added = await client['connectors.add']({ connector, secret });
        terminal.result(
          added,
          added.keys === null
            ? `The connector ${added.name} was saved. Try it with "rollcall connectors check ${added.name}".`
            : `The webhook ${added.name} was saved. Give the receiver one of these keys; they are not shown again.\nSecret: ${added.keys.secret}\nPublic key: ${added.keys.publicKey}`,
        );
      }),
    );
}

/** @throws Fault `invalid-input`, with the field's name as in the file. */
async function readSettings(file: string): Promise<ConnectorSettings> {
  const text = await withFileFaults(file, () => readFile(file, 'utf8'));
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new Fault('invalid-input', `${file} is not a JSON file. Correct it and try again.`, {
      cause,
    });
  }
  const parsed = v.safeParse(ConnectorSettings, json);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  const field = v.getDotPath(issue);
  const problem = issue.message.startsWith('must') ? issue.message : 'is missing or not allowed';
  throw new Fault(
    'invalid-input',
    field === null
      ? `${file} has no settings of a connector. See docs/connectors.md.`
      : `${file}: "${field}" ${problem}. See docs/connectors.md.`,
  );
}

async function list(
  client: Parameters<Parameters<typeof withClient>[1]>[0],
  terminal: Terminal,
): Promise<void> {
  const connectors = await client['connectors.list']({});
  const times = await localTimes(client);
  terminal.table(
    connectors,
    ['Name', 'System', 'Address', 'From', 'Sent', 'Waiting', 'Failed', times.heading('Last sent')],
    connectors.map(({ name, system, address, from, sent, waiting, failed, lastSentAt }) => [
      ...[name, system, address, from],
      ...[sent, waiting, failed].map(String),
      lastSentAt === null ? 'never' : times.text(lastSentAt),
    ]),
    'No connector was set up yet. Add one with "rollcall connectors add".',
  );
}

function showCheck(check: Output<'connectors.check'>, terminal: Terminal): void {
  if (terminal.isJson) {
    terminal.result(check, '');
  } else {
    const { toSend, unmapped, failed } = check;
    terminal.result(check, `${counted(toSend, 'entry', 'entries')} would be sent.`);
    if (unmapped.length > 0) {
      terminal.table(
        unmapped,
        ['Not sent', 'Entries', 'Why'],
        unmapped.map(({ person, entries, reason }) => [
          person ?? '(erased)',
          String(entries),
          reason,
        ]),
      );
    }
    if (failed.length > 0) {
      terminal.table(
        failed,
        ['Failed', 'What', 'Time', 'By hand', 'Why'],
        failed.map(({ person, what, at, byHand, reason }) => [
          person ?? '–',
          what,
          at ?? '',
          byHand ? 'yes' : '',
          reason,
        ]),
      );
    }
  }
  if (check.problem !== null) {
    terminal.exitCode = 1;
    terminal.note(check.problem);
  }
}

function showSent(report: Output<'connectors.send'>, name: string, terminal: Terminal): void {
  const { sent, alreadyThere, waiting, failed, stopped } = report;
  const parts = [
    `${counted(sent, 'entry', 'entries')} sent`,
    ...(alreadyThere > 0 ? [`${alreadyThere.toLocaleString('en')} already there`] : []),
    ...(waiting > 0 ? [`${waiting.toLocaleString('en')} to be tried again`] : []),
    ...(failed > 0 ? [`${failed.toLocaleString('en')} failed`] : []),
  ];
  terminal.result(report, `${parts.join(', ')}.`);
  if (failed > 0) terminal.note(`Show what failed with "rollcall connectors check ${name}".`);
  if (stopped !== null) terminal.note(stopped);
  if (failed > 0 || stopped !== null) terminal.exitCode = 1;
}
