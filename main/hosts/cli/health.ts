import { resolve } from 'node:path';
import type { Command } from 'commander';
import { isFault } from '../../../contract/fault.js';
import { systemZone } from '../../base/wall-clock.js';
import { checkKiosk, warningTexts } from '../../health/checks/check-kiosk.js';
import type { Finding } from '../../health/checks/finding.js';
import type { Heartbeat } from '../../health/heartbeat.js';
import { isHealthy, statusOf, type Status } from '../../health/status.js';
import { writeSupportBundle } from '../../health/support-bundle.js';
import { timesIn } from './local-time.js';
import { Terminal } from './terminal.js';
import { notEmpty, portNumber } from './values.js';

/** Adds `status`, `doctor` and `support`, which need neither the lock nor the key of the data folder. */
export function addHealthCommands(program: Command): void {
  program
    .command('status')
    .description(
      'Show the state of the kiosk, without opening its data; the exit code is 1 if it does not do its work',
    )
    .addHelpText('after', '\nExample:\n  rollcall status --json')
    .action((_options: object, command: Command) =>
      inFolder(command, async (folder, terminal) => {
        const status = await statusOf(folder);
        terminal.result(status, textOf(status));
        if (!isHealthy(status)) terminal.exitCode = 1;
      }),
    );
  program
    .command('doctor')
    .option('--port <port>', 'Port of the kiosk', portNumber, 4310)
    .description('Check camera, disk, clock, permissions, models and port, and say what to do')
    .addHelpText('after', '\nExample:\n  rollcall doctor')
    .action(({ port }: { port: number }, command: Command) =>
      inFolder(command, async (folder, terminal) => {
        const findings = await examine(folder, port);
        terminal.table(
          findings,
          ['Check', 'Result', 'What was found'],
          findings.map(({ check, state, sentence }) => [check, state, sentence]),
        );
        if (findings.some(({ state }) => state === 'bad')) terminal.exitCode = 1;
      }),
    );
  program
    .command('support')
    .requiredOption('--out <file>', 'ZIP file to write', notEmpty)
    .option('--port <port>', 'Port of the kiosk', portNumber, 4310)
    .description('Write a file that helps to find a fault, without personal data')
    .addHelpText('after', '\nExample:\n  rollcall support --out support.zip')
    .action(({ out, port }: { out: string; port: number }, command: Command) =>
      inFolder(command, async (folder, terminal) => {
        const findings = await examine(folder, port);
        const status = await statusOf(folder);
        const files = await writeSupportBundle(resolve(out), folder, status, findings);
        terminal.result(
          { out: resolve(out), files },
          `Wrote ${files.join(', ')} to ${out}. It has no names, photos, templates, PINs or punches.`,
        );
      }),
    );
}

/** Runs a command that reads files of the data folder without opening it. */
async function inFolder(
  command: Command,
  run: (folder: string, terminal: Terminal) => Promise<void>,
): Promise<void> {
  const { data, json } = command.optsWithGlobals<{ data: string; json?: boolean }>();
  const terminal = new Terminal({ json: json === true });
  try {
    await run(resolve(data), terminal);
  } catch (error) {
    if (!isFault(error)) throw error;
    terminal.refuse(null, error);
  }
  process.exitCode = terminal.exitCode;
}

async function examine(folder: string, port: number): Promise<Finding[]> {
  // Loading the models and OpenCV's code takes a while, and `status` needs none of it.
  const [{ checkFolder, checkDisk }, { checkClock }, { checkModels }, { checkPort, checkScreen }] =
    await Promise.all([
      import('../../health/checks/check-disk.js'),
      import('../../health/checks/check-clock.js'),
      import('../../health/checks/check-models.js'),
      import('../check-computer.js'),
    ]);
  const { startVision } = await import('../../vision/client/client.js');
  const { checkCamera } = await import('../check-camera.js');
  const status = await statusOf(folder);
  const data = await checkFolder(folder);
  return [
    data,
    ...(data.state === 'good' ? [await checkDisk(folder)] : []),
    await checkClock(status.heartbeat),
    await checkModels(startVision({ models: { folder } })),
    await checkCamera(),
    checkScreen(),
    await checkPort(port, status.state === 'running'),
    ...checkKiosk(status),
  ];
}

const states: Readonly<Record<Status['state'], string>> = {
  running: 'The kiosk runs',
  hung: 'The kiosk does not respond',
  stopped: 'The kiosk was stopped',
  killed: 'The kiosk ended without being closed',
  never: 'No kiosk has run with this data folder yet',
};

function textOf({ state, heartbeat }: Status): string {
  if (heartbeat === null) return `${states[state]}.`;
  const times = timesIn(systemZone());
  const at = (moment: string | null): string => (moment === null ? 'never' : times.text(moment));
  const lines = [
    `${states[state]}, version ${heartbeat.program}. Last heartbeat: ${at(heartbeat.at)}.`,
    `Started: ${at(heartbeat.startedAt)}`,
    `Camera: ${heartbeat.camera.state}; last picture: ${at(heartbeat.camera.lastPictureAt)}`,
    `Recognition: ${heartbeat.recognition}, model ${heartbeat.model}`,
    `Disk: ${heartbeat.disk.state}, ${freeText(heartbeat)}`,
    `People: ${heartbeat.people}; last punch: ${at(heartbeat.lastPunchAt)}`,
    `Entries: ${heartbeat.journal.seq} in the journal, ${heartbeat.audit.seq} in the audit log`,
    hubText(heartbeat, at),
    `Last backup: ${at(heartbeat.lastBackupAt)}`,
    ...heartbeat.warnings.map((warning) => `! ${warningTexts[warning]}`),
  ];
  return lines.join('\n');
}

function freeText({ disk }: Heartbeat): string {
  return disk.freeBytes === null
    ? 'free space unknown'
    : `${(disk.freeBytes / 1e9).toFixed(1)} GB free`;
}

function hubText({ hub }: Heartbeat, at: (moment: string | null) => string): string {
  return hub === null
    ? 'Hub: none'
    : `Hub: confirmed up to entry ${hub.confirmed}, ${hub.waiting} to send; last answer: ${at(hub.lastContactAt)}`;
}
