import { rm } from 'node:fs/promises';
import { chainEnd, emptyHead, type LogHead } from '../../storage/chain.js';
import { openKey } from '../../storage/key.js';
import { encodeHead } from '../../storage/log-head.js';
import { SealedFolder } from '../../storage/sealed-folder.js';
import { newSite, type AttackedSite } from './attacked-site.js';

const journal = 'journal/punches.jsonl';
const auditLog = 'audit/audit.jsonl';
/** The documents that have a MAC now. */
export const documents = ['people.json', 'accounts.json', 'settings.json'];

/** A site as the last version without MACs left it: the people and punches of `newSite`. */
export async function oldSite(): Promise<AttackedSite> {
  const site = await newSite();
  const key = await openKey(site.data, { sealedFilesExist: true });
  for (const [file, folder] of [
    [journal, 'journal'],
    [auditLog, 'audit'],
  ] as const) {
    let last: LogHead = emptyHead;
    await site.edit(file, (text) =>
      text
        .trim()
        .split('\n')
        .map((line) => {
          const fields = JSON.parse(line) as Record<string, unknown>;
          delete fields['hash'];
          delete fields['mac'];
          if ('version' in fields) fields['version'] = 1;
          const chained = { ...fields, previous: last.hash };
          last = { seq: Number(fields['seq']), hash: chainEnd(chained, null).hash };
          return `${JSON.stringify({ ...chained, hash: last.hash })}\n`;
        })
        .join(''),
    );
    await new SealedFolder(site.path(folder), key).put('head', encodeHead(last));
  }
  for (const name of documents) {
    await site.editJson(name, (fields) => delete fields['proof']);
    await rm(site.path(`${name}.last-good`), { force: true });
  }
  for (const name of ['state.sealed', 'pin-attempts.json', 'sign-in-attempts.json']) {
    await rm(site.path(name), { force: true });
  }
  return site;
}
