import { once } from 'node:events';
import { resolve } from 'node:path';
import { InvalidArgumentError, type Command } from 'commander';
import { isFault } from '../../../contract/fault.js';
import { openKioskBrowser } from '../web/open-browser.js';
import { startWebHost } from '../web/host.js';
import { readSecret } from './read-secret.js';
import { withClient } from './session.js';

/** `serve`, `pin`. */
export function addKioskCommands(program: Command): void {
  program
    .command('serve')
    .option('--port <port>', 'on loopback; 0 for any free one', portNumber, 4310)
    .option('--kiosk', 'open Chromium in full screen')
    .description('run the kiosk in a browser on this machine')
    .addHelpText('after', '\nExample:\n  rollcall serve --kiosk')
    .action((options: { port: number; kiosk?: boolean }, command: Command) =>
      serveKiosk(command.optsWithGlobals<{ data: string }>().data, options),
    );

  program
    .command('pin')
    .argument('<name-or-id>')
    .requiredOption('--number <number>', 'employee number, digits')
    .description('let a person punch by number and PIN; the PIN is read from standard input')
    .addHelpText('after', '\nExample:\n  rollcall pin "Ada Lovelace" --number 0042')
    .action((who: string, options: { number: string }, command: Command) =>
      withClient(command, async (client, terminal) => {
        const pin = await readSecret('PIN');
        const { number } = options;
        const person = await client['people.setPin']({ who, number, pin });
        terminal.result(
          { ...person, number },
          `${person.name} can punch with the number ${number} and the PIN.`,
        );
      }),
    );
}

async function serveKiosk(
  data: string,
  { port, kiosk }: { port: number; kiosk?: boolean },
): Promise<void> {
  const say = (sentence: string): void => {
    console.error(sentence);
  };
  try {
    const host = await startWebHost({
      data: resolve(data),
      passphrase: process.env['ROLLCALL_PASSPHRASE'],
      port,
      say,
    });
    if (kiosk !== true || !openKioskBrowser(host.url, say)) {
      console.log(`The kiosk is at ${host.url}`);
    }
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
    await host.close();
  } catch (error) {
    if (!isFault(error)) throw error;
    say(error.message);
    process.exitCode = 1;
  }
}

function portNumber(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) {
    throw new InvalidArgumentError('It must be a number from 0 to 65535.');
  }
  return port;
}
