import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { UpdateProblem } from '../../../contract/calls/updates.js';
import { Fault, isFault } from '../../../contract/fault.js';
import { packageVersion } from '../../../models/package-root.js';
import { lockDataFolder } from '../../storage/data-lock.js';
import { installPackage, rollBack } from '../../update/install-package.js';
import { PackageInstaller } from '../../update/package-installer.js';
import { fetchRelease, requireSource } from '../../update/server.js';
import { UpdateFailure } from '../../update/update-failure.js';
import { updateTexts } from '../../update/update-texts.js';
import { isNewer } from '../../update/version.js';
import { baseInstallation, ownVersions, type Versions } from '../../update/versions.js';
import { hubFolderOf } from './hub-folder.js';
import { Terminal } from './terminal.js';
import { notEmpty } from './values.js';

interface Of {
  readonly hub?: boolean;
}

const hubOption = ['--hub', 'For a hub and its data folder'] as const;

/** Adds `update` with its subcommands. Only those that copy data need the data folder. */
export function addUpdateCommands(program: Command): void {
  const update = program.command('update').description('New versions of Rollcall');
  update
    .command('server')
    .option(
      '--from <address>',
      'Address of the server, such as https://updates.example.com',
      notEmpty,
    )
    .option('--key <key>', 'Public key of the publisher', notEmpty)
    .option('--off', 'Stop asking for new versions')
    .description('Show or choose where new versions come from')
    .addHelpText(
      'after',
      '\nWithout a server, Rollcall asks no one and fetches nothing.\n\nExample:\n  rollcall update server --from https://updates.example.com --key MCowBQYDK2VwAyEA…',
    )
    .action((options: ServerOptions, command: Command) =>
      run(command, (terminal) => chooseServer(options, terminal)),
    );
  update
    .command('check')
    .option(...hubOption)
    .description('Ask the server for a newer version, and fetch it')
    .action((of: Of, command: Command) =>
      run(command, async (terminal) => {
        const version = await fetchNewer(ownVersions(), dataOf(of, command));
        terminal.result({ version }, foundText(version));
      }),
    );
  update
    .command('install')
    .option(...hubOption)
    .description('Fetch and install the newest version; Rollcall must not be running')
    .action((of: Of, command: Command) =>
      run(command, (terminal) => install(of, command, terminal)),
    );
  update
    .command('rollback')
    .option(...hubOption)
    .description('Go back to the previous version; Rollcall must not be running')
    .action((of: Of, command: Command) =>
      run(command, (terminal) => goBack(of, command, terminal)),
    );
  update
    .command('self-check', { hidden: true })
    .option(...hubOption)
    .description('Check whether this version works with a copy of the data')
    .action((of: Of, command: Command) =>
      run(command, async (terminal) => {
        const { selfCheck } = await import('../self-check.js');
        await selfCheck(dataOf(of, command), of.hub === true);
        terminal.result({ version: packageVersion() }, 'This version works with the data.');
      }),
    );
}

interface ServerOptions {
  readonly from?: string;
  readonly key?: string;
  readonly off?: boolean;
}

async function chooseServer(
  { from: server, key, off = false }: ServerOptions,
  terminal: Terminal,
): Promise<void> {
  const versions = ownVersions();
  if (off) await versions.setSource(null);
  else if (server !== undefined) {
    if (key === undefined) {
      throw new Fault(
        'invalid-input',
        'Give the publisher’s public key with --key: Rollcall installs only versions signed with it.',
      );
    }
    requireSource({ server, key });
    await versions.setSource({ server, key });
  }
  const source = await versions.source();
  terminal.result(
    { server: source?.server ?? null, key: source?.key ?? null },
    source === null
      ? 'No server for updates is set, so no server is asked.'
      : `New versions come from ${source.server}, signed with ${source.key}. A running Rollcall asks within six hours.`,
  );
}

async function install(of: Of, command: Command, terminal: Terminal): Promise<void> {
  const versions = ownVersions();
  const data = dataOf(of, command);
  await whileLocked(data, async () => {
    const version = await fetchNewer(versions, data);
    if (version !== null) {
      const running = packageVersion();
      await installPackage({ versions, version, running, data, isHub: of.hub === true });
    }
    terminal.result(
      { version },
      version === null ? foundText(null) : `Version ${version} is installed. Start Rollcall again.`,
    );
  });
}

async function goBack(of: Of, command: Command, terminal: Terminal): Promise<void> {
  const versions = ownVersions();
  const data = dataOf(of, command);
  await whileLocked(data, async () => {
    const version = await rollBack(
      { versions, running: packageVersion(), data, isHub: of.hub === true },
      baseInstallation(),
    );
    terminal.result({ version }, `Version ${version} runs again. Start Rollcall.`);
  });
}

/** Fetches a newer version if there is one. @throws Fault `not-found` without a server; UpdateFailure. */
async function fetchNewer(versions: Versions, data: string): Promise<string | null> {
  const source = await versions.source();
  if (source === null) {
    throw new Fault(
      'not-found',
      'No server for updates is set, so no server was asked. Set one with "rollcall update server".',
    );
  }
  const { signal } = new AbortController();
  const release = await fetchRelease(source, signal);
  if (!isNewer(release.version, packageVersion())) return null;
  const installer = new PackageInstaller(versions, packageVersion(), data);
  if (await installer.hasFailed(release.version)) throw new UpdateFailure('unhealthy');
  if ((await installer.fetched()) !== release.version) {
    await installer.fetch(source, release, signal);
  }
  return release.version;
}

function foundText(version: string | null): string {
  return version === null
    ? `There is no newer version than ${packageVersion()}.`
    : `Version ${version} is fetched and checked. A running Rollcall installs it at night; "rollcall update install" installs it now.`;
}

function dataOf({ hub }: Of, command: Command): string {
  return hub === true
    ? hubFolderOf(command)
    : resolve(command.optsWithGlobals<{ data: string }>().data);
}

/** @throws Fault `data-held` while Rollcall runs. */
async function whileLocked(data: string, work: () => Promise<void>): Promise<void> {
  const lock = await lockDataFolder(data);
  try {
    await work();
  } finally {
    await lock.release();
  }
}

async function run(command: Command, work: (terminal: Terminal) => Promise<void>): Promise<void> {
  const terminal = new Terminal({
    json: command.optsWithGlobals<{ json?: boolean }>().json === true,
  });
  try {
    await work(terminal);
  } catch (error) {
    terminal.refuse(null, faultOf(error));
  }
  process.exitCode = terminal.exitCode;
}

/** @throws the error if it is a bug. */
function faultOf(error: unknown): Fault {
  if (isFault(error)) return error;
  if (!(error instanceof UpdateFailure)) throw error;
  const problem: UpdateProblem = error.problem;
  return new Fault('invalid-input', `The update did not work: ${updateTexts[problem]}`, {
    cause: error,
  });
}
