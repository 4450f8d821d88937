import { readFile, writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import * as v from 'valibot';
import { Fault } from '../../../contract/fault.js';
import { PurgeCertificate } from '../../../contract/calls/people.js';
import { canAsk, confirmed } from './confirm.js';
import { withClient } from './session.js';
import { notEmpty } from './values.js';

/** Adds `suspend`, `reinstate`, `leave`, `forget` and `merge`, and `certificate` with its subcommands. */
export function addLeavingCommands(program: Command): void {
  addSuspend(program);
  addReinstate(program);
  addLeave(program);
  addForget(program);
  addMerge(program);
  const certificate = program
    .command('certificate')
    .description('Show and check certificates of erased data');
  addCertificateList(certificate);
  addCertificateCheck(certificate);
}

const personDescription = 'Name or ID of the person';

function addSuspend(program: Command): void {
  program
    .command('suspend')
    .argument('<name-or-id>', personDescription)
    .description('Stop a person from punching until they are reinstated')
    .action((who: string, _options: object, command: Command) =>
      withClient(command, async (client, terminal) => {
        const person = await client['people.suspend']({ who });
        terminal.result(person, `${person.name} cannot punch until reinstated.`);
      }),
    );
}

function addReinstate(program: Command): void {
  program
    .command('reinstate')
    .argument('<name-or-id>', personDescription)
    .description('Let a person who was suspended or has left punch again')
    .action((who: string, _options: object, command: Command) =>
      withClient(command, async (client, terminal) => {
        const person = await client['people.reinstate']({ who });
        terminal.result(person, `${person.name} can punch again.`);
      }),
    );
}

function addLeave(program: Command): void {
  program
    .command('leave')
    .argument('<name-or-id>', personDescription)
    .description('Mark a person as having left; their data is erased after the retention time')
    .action((who: string, _options: object, command: Command) =>
      withClient(command, async (client, terminal) => {
        const person = await client['people.leave']({ who });
        const day = person.purgeAt.slice(0, 10);
        terminal.result(
          person,
          `${person.name} can no longer punch. Their data will be erased on ${day}.`,
        );
      }),
    );
}

function addForget(program: Command): void {
  program
    .command('forget')
    .argument('<name-or-id>', personDescription)
    .option('--yes', 'Erase without asking')
    .option('--certificate <file>', 'Save the certificate of the erasure in this file', notEmpty)
    .description('Erase a person’s data at once; punches stay under the person’s ID')
    .action((who: string, options: { yes?: boolean; certificate?: string }, command: Command) =>
      withClient(command, async (client, terminal) => {
        if (options.yes !== true && !(await agreesToErase(who))) {
          terminal.note('Nothing was erased.');
          terminal.exitCode = 1;
          return;
        }
        const erased = await client['people.forget']({ who });
        terminal.result(erased, `The data of ${erased.name} (${erased.subjectId}) was erased.`);
        if (options.certificate !== undefined) {
          await saveCertificate(options.certificate, erased.certificate);
        }
      }),
    );
}

/** @throws Fault `not-allowed` where no one can be asked. */
function agreesToErase(who: string): Promise<boolean> {
  if (!canAsk()) {
    throw new Fault(
      'not-allowed',
      `The data of ${who} cannot be restored once it is erased, so nothing was erased. Add --yes to erase it.`,
    );
  }
  return confirmed(`Erase the data of ${who}? It cannot be restored.`);
}

function addMerge(program: Command): void {
  program
    .command('merge')
    .argument('<name-or-id>', 'Record to remove')
    .requiredOption('--into <name-or-id>', 'Record to keep')
    .requiredOption('--reason <text>', 'Reason, for the audit log')
    .option('--different-faces', 'Merge the records even if the faces differ')
    .description('Merge two records of the same person, including their punches')
    .action((who: string, options: MergeOptions, command: Command) =>
      withClient(command, async (client, terminal) => {
        const person = await client['people.merge']({ who, ...options });
        terminal.result(
          person,
          `The records were merged into ${person.name} (${person.subjectId}).`,
        );
      }),
    );
}

interface MergeOptions {
  readonly into: string;
  readonly reason: string;
  readonly differentFaces?: boolean;
}

function addCertificateList(certificate: Command): void {
  certificate
    .command('list')
    .description('List certificates, newest first')
    .action((_options: object, command: Command) =>
      withClient(command, async (client, terminal) => {
        const certificates = await client['people.certificates']({});
        terminal.table(
          certificates,
          ['Time (UTC)', 'ID', 'Erased by', 'Reason', 'Erased data'],
          certificates.map(({ purgedAt, subjectId, purgedBy, reason, purged }) => [
            purgedAt.slice(0, 19).replace('T', ' '),
            subjectId,
            purgedBy,
            reason,
            purged.map(({ what, sha256 }) => `${what} ${sha256.slice(0, 12)}…`).join('\n'),
          ]),
          'There are no certificates, because no one’s data was erased here yet.',
        );
      }),
    );
}

function addCertificateCheck(certificate: Command): void {
  certificate
    .command('check')
    .argument(
      '<file>',
      'Certificate, saved by "rollcall forget" or on the administration screens',
      notEmpty,
    )
    .description('Check a certificate against the audit log')
    .action((file: string, _options: object, command: Command) =>
      withClient(command, async (client, terminal) => {
        const result = await client['people.checkCertificate']({
          certificate: await readCertificate(file),
        });
        if (result.ok) terminal.result(result, 'The certificate matches the audit log.');
        else terminal.refuse(file, new Fault('invalid-input', `${file}: ${result.problem ?? ''}`));
      }),
    );
}

/** @throws Fault `data-read-only` that says how to get the certificate, as the data is already erased. */
async function saveCertificate(file: string, certificate: PurgeCertificate): Promise<void> {
  try {
    await writeFile(file, `${JSON.stringify(certificate, null, 2)}\n`);
  } catch (cause) {
    throw new Fault(
      'data-read-only',
      `The certificate could not be saved as "${file}". To get it, run "rollcall certificate list --json".`,
      { cause },
    );
  }
}

/** @throws Fault `not-found`; `invalid-input` for another kind of file. */
async function readCertificate(file: string): Promise<PurgeCertificate> {
  try {
    return v.parse(PurgeCertificate, JSON.parse(await readFile(file, 'utf8')));
  } catch (cause) {
    const isMissing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    throw new Fault(
      isMissing ? 'not-found' : 'invalid-input',
      isMissing
        ? `There is no file ${file}. Check the path.`
        : `${file} is not a certificate of erased data. Choose another file.`,
      { cause },
    );
  }
}
