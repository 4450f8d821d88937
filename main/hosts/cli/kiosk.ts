import { resolve } from 'node:path';
import type { Command } from 'commander';
import { isFault } from '../../../contract/fault.js';
import { ignoreClosedOutput, installLastResort, stopSignal } from '../last-resort.js';
import { openKioskBrowser } from '../web/open-browser.js';
import { readSecretFor } from './read-secret.js';
import { secondPlaceOf, withClient } from './session.js';
import { portNumber } from './values.js';

interface ServeOptions {
  readonly port: number;
  readonly kiosk?: boolean;
  readonly healthz?: boolean;
}

/** Adds `serve` and `pin`. */
export function addKioskCommands(program: Command): void {
  addServe(program);
  addPin(program);
}

function addServe(program: Command): void {
  program
    .command('serve')
    .option('--port <port>', 'Port on 127.0.0.1; 0 for any free port', portNumber, 4310)
    .option('--kiosk', 'Open the kiosk in Chromium, in full screen')
    .option('--healthz', 'Report the state of the kiosk to programs on this computer at /healthz')
    .description('Run the kiosk in a browser on this computer')
    .addHelpText('after', '\nExample:\n  rollcall serve --kiosk')
    .action((options: ServeOptions, command: Command) =>
      serveKiosk(command.optsWithGlobals<{ data: string; secondPlace?: string }>(), options),
    );
}

function addPin(program: Command): void {
  program
    .command('pin')
    .argument('<name-or-id>', 'Name or ID of the person')
    .requiredOption('--number <number>', 'Employee number, such as 0042 or HR-EMP-00001')
    .option(
      '--code <digits>',
      'Digits to type on the PIN pad, if the number has letters; made if left out',
    )
    .description('Set a person’s employee number and PIN; reads the PIN from standard input')
    .addHelpText('after', '\nExample:\n  rollcall pin "Ada Lovelace" --number 0042')
    .action((who: string, options: { number: string; code?: string }, command: Command) =>
      withClient(command, async (client, terminal) => {
        const pin = await readSecretFor(client, 'PIN');
        const person = await client['people.setPin']({ who, ...options, pin });
        const { number } = options;
        const typed = person.code === null ? `number ${number}` : `code ${person.code}`;
        terminal.result(
          { ...person, number },
          `${person.name} can now clock in with ${typed} and a PIN.`,
        );
      }),
    );
}

async function serveKiosk(
  places: { readonly data: string; readonly secondPlace?: string },
  { port, kiosk, healthz = false }: ServeOptions,
): Promise<void> {
  const log = (sentence: string): void => {
    console.error(sentence);
  };
  ignoreClosedOutput();
  try {
    // As in `withClient`: only this command needs it.
    const { startWebHost } = await import('../web/host.js');
    const { HostUpdates, startAgain } = await import('../host-updates.js');
    const data = resolve(places.data);
    const passphrase = process.env['ROLLCALL_PASSPHRASE'];
    const secondPlace = secondPlaceOf(places);
    const updates = new HostUpdates({ data, isHub: false, log });
    await updates.recover({ folder: data, passphrase, secondPlace });
    const host = await startWebHost({
      ...{ data, passphrase, secondPlace, port, healthz, log, updates: updates.parts },
      opensDoor: kiosk === true,
    });
    const stopLastResort = installLastResort({
      log,
      onBug: (error) => {
        host.onBug(error);
      },
      close: () => host.close(),
      exit: (code) => process.exit(code),
    });
    if (kiosk !== true || !openKioskBrowser(host, log)) {
      console.log(`The kiosk is running at ${host.url}`);
      console.log('Keep this address secret: it opens the kiosk until Rollcall stops.');
    }
    const version = await Promise.race([stopSignal(), updates.wanted]);
    if (version !== null) host.notifyUpdate();
    await host.close();
    stopLastResort();
    if (version === null) return;
    await updates.install(version);
    // The browser is still open.
    await startAgain(['--kiosk']);
  } catch (error) {
    if (!isFault(error)) throw error;
    log(error.message);
    process.exitCode = 1;
  }
}
