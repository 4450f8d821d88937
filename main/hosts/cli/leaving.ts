import { readFile, writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import * as v from 'valibot';
import { Fault } from '../../../contract/fault.js';
import { PurgeCertificate } from '../../../contract/calls/people.js';
import { withClient } from './session.js';

/** `forget`, `suspend`, `leave`, `reinstate`, `merge`, `certificate`. */
export function addLeavingCommands(program: Command): void {
  program
    .command('forget')
    .argument('<name-or-id>')
    .option('--certificate <file>', 'write the certificate of the erasure there')
    .description('erase a person’s templates and record; journal entries stay under the id')
    .action((who: string, options: { certificate?: string }, command: Command) =>
      withClient(command, async (client, terminal) => {
        const gone = await client['people.forget']({ who });
        if (options.certificate !== undefined) {
          await writeFile(options.certificate, textOf(gone.certificate));
        }
        terminal.result(gone, `Erased the templates of ${gone.name} (${gone.subjectId}).`);
      }),
    );

  program
    .command('suspend')
    .argument('<name-or-id>')
    .description('let somebody in neither by face nor by PIN for the time being')
    .action((who: string, _options: object, command: Command) =>
      withClient(command, async (client, terminal) => {
        const person = await client['people.suspend']({ who });
        terminal.result(person, `${person.name} cannot punch until "reinstate".`);
      }),
    );

  program
    .command('leave')
    .argument('<name-or-id>')
    .description('shut somebody out who has left, and erase them after the retention time')
    .action((who: string, _options: object, command: Command) =>
      withClient(command, async (client, terminal) => {
        const person = await client['people.leave']({ who });
        const day = person.purgeAt.slice(0, 10);
        terminal.result(person, `What is kept of ${person.name} is erased on ${day}.`);
      }),
    );

  program
    .command('reinstate')
    .argument('<name-or-id>')
    .description('take back "suspend" or "leave"')
    .action((who: string, _options: object, command: Command) =>
      withClient(command, async (client, terminal) => {
        const person = await client['people.reinstate']({ who });
        terminal.result(person, `${person.name} can punch again.`);
      }),
    );

  program
    .command('merge')
    .argument('<name-or-id>', 'the record that goes')
    .requiredOption('--into <name-or-id>', 'the record that stays')
    .requiredOption('--reason <text>')
    .description('make one of two records of one person, punches included')
    .action((who: string, options: { into: string; reason: string }, command: Command) =>
      withClient(command, async (client, terminal) => {
        const person = await client['people.merge']({ who, ...options });
        terminal.result(person, `Both are ${person.name} (${person.subjectId}) now.`);
      }),
    );

  const certificate = program.command('certificate').description('certificates of what was erased');
  certificate
    .command('list')
    .description('all of them, newest first')
    .action((_options: object, command: Command) =>
      withClient(command, async (client, terminal) => {
        const certificates = await client['people.certificates']({});
        terminal.table(
          certificates,
          ['When', 'Id', 'By', 'Why', 'What'],
          certificates.map(({ purgedAt, subjectId, purgedBy, reason, purged }) => [
            purgedAt,
            subjectId,
            purgedBy,
            reason,
            purged.map(({ what, sha256 }) => `${what} ${sha256.slice(0, 12)}…`).join('\n'),
          ]),
        );
      }),
    );
  certificate
    .command('check')
    .argument('<file>', 'as written by "forget --certificate" or saved on the screen')
    .description('compare a certificate with the audit log')
    .action((file: string, _options: object, command: Command) =>
      withClient(command, async (client, terminal) => {
        const result = await client['people.checkCertificate']({
          certificate: await readCertificate(file),
        });
        if (result.ok) terminal.result(result, 'The audit log says what the certificate says.');
        else terminal.refuse(file, new Fault('invalid-input', `${file}: ${result.problem ?? ''}`));
      }),
    );
}

function textOf(certificate: PurgeCertificate): string {
  return `${JSON.stringify(certificate, null, 2)}\n`;
}

/** @throws Fault `not-found`; `invalid-input` for another kind of file. */
async function readCertificate(file: string): Promise<PurgeCertificate> {
  try {
    return v.parse(PurgeCertificate, JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    const isThere = (error as NodeJS.ErrnoException).code !== 'ENOENT';
    throw new Fault(
      isThere ? 'invalid-input' : 'not-found',
      isThere ? `${file} is no purge certificate.` : `There is no file ${file}.`,
      { cause: error },
    );
  }
}
