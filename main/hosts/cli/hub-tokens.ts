import type { Command } from 'commander';
import { ClientName, Scope } from '../../hub/rest/scopes.js';
import { matching, notEmpty } from './values.js';
import { withHub } from './with-hub.js';

/** Adds `hub token add`, `hub token list`, `hub token revoke` and `hub token uses`. */
export function addHubTokens(hub: Command): void {
  const token = hub
    .command('token')
    .description('Manage the tokens of programs that use the REST API of the hub')
    .addHelpText('after', '\nExample:\n  rollcall hub token add payroll --scope punches:read');
  token
    .command('add')
    .argument('<name>', 'Name of the client', matching(ClientName))
    .requiredOption(
      '--scope <scope>',
      `What it may read or change: ${Scope.options.join(', ')}; can be repeated`,
      scopeNames,
    )
    .description('Make a token for a client; it is shown once')
    .addHelpText('after', '\nExample:\n  rollcall hub token add payroll --scope punches:read')
    .action((name: string, { scope }: { scope: Scope[] }, command: Command) =>
      withHub(command, async (callHub, terminal) => {
        const made = await callHub('token-add', { name, scopes: scope });
        terminal.result(
          made,
          `${made.token}\nKeep this token where only ${name} can read it. It is not shown again.`,
        );
      }),
    );
  token
    .command('list')
    .description('Show the tokens, without the secrets themselves')
    .addHelpText('after', '\nExample:\n  rollcall hub token list')
    .action((_options: object, command: Command) =>
      withHub(command, async (callHub, terminal) => {
        const { tokens } = await callHub('token-list');
        terminal.table(
          tokens,
          ['name', 'scopes', 'made', 'last used', 'uses in 90 days', 'revoked'],
          tokens.map((one) => [
            one.name,
            one.scopes.join(', '),
            one.madeAt,
            one.lastUsedAt ?? 'never',
            String(one.uses),
            one.revokedAt ?? '',
          ]),
          'There are no tokens. Make one with "rollcall hub token add".',
        );
      }),
    );
  token
    .command('revoke')
    .argument('<name>', 'Name of the client', notEmpty)
    .description('Refuse the token of a client from now on')
    .addHelpText('after', '\nExample:\n  rollcall hub token revoke payroll')
    .action((name: string, _options: object, command: Command) =>
      withHub(command, async (callHub, terminal) => {
        const revoked = await callHub('token-revoke', { name });
        terminal.result(revoked, `The token of ${name} is refused from now on.`);
      }),
    );
  token
    .command('uses')
    .argument('[name]', 'Only this client', notEmpty)
    .description('Show the last 1,000 requests: who asked for what, and when')
    .addHelpText('after', '\nExample:\n  rollcall hub token uses payroll')
    .action((name: string | undefined, _options: object, command: Command) =>
      withHub(command, async (callHub, terminal) => {
        const { uses } = await callHub('token-uses', { name: name ?? null });
        terminal.table(
          uses,
          ['at', 'name', 'list', 'parameters', 'status', 'items'],
          uses.map((use) => [
            ...[use.at, use.name, use.path, use.parameters],
            ...[String(use.status), String(use.items)],
          ]),
          'There were no such requests in the last 90 days.',
        );
      }),
    );
}

const scopeName = matching(Scope);

/** Parses the next of several scopes. */
function scopeNames(text: string, previous: readonly Scope[] = []): Scope[] {
  return [...previous, scopeName(text)];
}
