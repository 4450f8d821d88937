import { hostname } from 'node:os';
import { resolve } from 'node:path';
import { isIP } from 'node:net';
import { InvalidArgumentError, type Command } from 'commander';
import { isFault } from '../../../contract/fault.js';
import { hubPort } from '../../link/messages.js';
import { describeBug } from '../bug-report.js';
import { ignoreClosedOutput, installLastResort, stopSignal } from '../last-resort.js';
import { hubFolderOf } from './hub-folder.js';
import { notEmpty, portNumber } from './values.js';

interface ServeOptions {
  readonly database?: string;
  readonly port: number;
  readonly host: string;
  readonly certificate?: string;
  readonly certificateKey?: string;
}

/** Adds `hub serve`. */
export function addHubServe(hub: Command): void {
  hub
    .command('serve')
    .option(
      '--database <address>',
      'PostgreSQL 15 or later, such as postgres://rollcall@db.example/rollcall; by default, a database in the data folder',
      databaseAddress,
    )
    .option('--port <port>', 'Port; 0 for any free port', portNumber, hubPort)
    .option('--host <address>', 'IP address to listen on; :: for all', ipAddress, '::')
    .option(
      '--certificate <file>',
      'Your own certificate in PEM; by default, one is made',
      notEmpty,
    )
    .option('--certificate-key <file>', 'Private key of the certificate in PEM', notEmpty)
    .description('Run the hub, to which kiosks send their entries')
    .addHelpText(
      'after',
      '\nFor --database, you can set ROLLCALL_DATABASE: other users of this computer can see options.\n\nExample:\n  rollcall hub serve --data /srv/rollcall-hub',
    )
    .action((options: ServeOptions, command: Command) => serve(options, command));
}

async function serve(options: ServeOptions, command: Command): Promise<void> {
  const { port, host, certificate, certificateKey } = options;
  if ((certificate === undefined) !== (certificateKey === undefined)) {
    command.error('error: --certificate and --certificate-key belong together.', { exitCode: 2 });
  }
  const log = (sentence: string): void => {
    console.error(sentence);
  };
  ignoreClosedOutput();
  const address = options.database ?? process.env['ROLLCALL_DATABASE'] ?? '';
  try {
    // Loading the database takes a while, and only this command needs it.
    const { runHub, siteFolderOf } = await import('../hub/run-hub.js');
    const { HostUpdates, startAgain } = await import('../host-updates.js');
    const folder = hubFolderOf(command);
    const passphrase = process.env['ROLLCALL_PASSPHRASE'];
    // A database on a server is copied by its administrator.
    const updates = new HostUpdates({ data: folder, isHub: true, isByHand: address !== '', log });
    await updates.recover({ folder: siteFolderOf(folder), passphrase });
    const running = await runHub({
      folder,
      passphrase,
      updates: updates.parts,
      database: address === '' ? null : address,
      host,
      port,
      certificate:
        certificate === undefined
          ? null
          : { certificate: resolve(certificate), key: resolve(certificateKey!) },
      log,
      onBug: (error) => {
        log(`A request failed: ${describeBug(error)}`);
      },
    });
    const stopLastResort = installLastResort({
      log,
      close: () => running.close(),
      exit: (code) => process.exit(code),
    });
    const shown = running.fingerprint.toUpperCase().match(/../g)!.join(':');
    console.log(`The hub is running at https://${hostname()}:${running.port}`);
    if (running.firstCode !== null) {
      console.log(
        `There is no account yet. Open that address in a browser, and create the first administrator with this code: ${running.firstCode}`,
      );
    }
    console.log(`Fingerprint of its certificate (SHA-256): ${shown}`);
    const version = await Promise.race([stopSignal(), updates.wanted]);
    await running.close();
    stopLastResort();
    if (version === null) return;
    await updates.install(version);
    await startAgain([]);
  } catch (error) {
    if (!isFault(error)) throw error;
    log(error.message);
    process.exitCode = 1;
  }
}

function databaseAddress(text: string): string {
  if (URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol)) return text;
  throw new InvalidArgumentError('It must look like postgres://user@server/database.');
}

function ipAddress(text: string): string {
  if (isIP(text) === 0) throw new InvalidArgumentError('It must be an IP address.');
  return text;
}
