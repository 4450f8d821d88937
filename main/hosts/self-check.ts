import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDataFolder } from '../app/data-folder.js';
import { openHubDatabase } from '../hub/database/open-database.js';
import { openIdentity } from '../hub/identity.js';
import { folderPlace } from '../storage/second-place.js';
import { startVision } from '../vision/client/client.js';
import { siteFolderOf } from './hub/run-hub.js';

/**
 * Checks that this version works with a copy of the data: it opens them, and loads the models. Nothing is sent
 * anywhere, because regular work does not run.
 * @param copy of the data folder of a kiosk or hub, which may be changed.
 * @throws Fault as `openDataFolder`, `openHubDatabase`, `Vision.ready`.
 */
export async function selfCheck(copy: string, isHub: boolean): Promise<void> {
  // A separate second place, so that entries which the copy adds to its logs are not expected in the data later.
  const place = await mkdtemp(join(tmpdir(), 'rollcall-update-'));
  const passphrase = process.env['ROLLCALL_PASSPHRASE'];
  try {
    const folder = isHub ? siteFolderOf(copy) : copy;
    const notify = (): void => undefined;
    const secondPlace = folderPlace(place);
    await (await openDataFolder({ folder, passphrase, secondPlace, notify })).close();
    await (isHub ? checkHub(copy, passphrase) : checkModels(copy));
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

async function checkModels(folder: string): Promise<void> {
  const vision = startVision({ models: { folder } });
  try {
    await vision.ready();
  } finally {
    await vision.close();
  }
}

async function checkHub(folder: string, passphrase: string | undefined): Promise<void> {
  await openIdentity(folder, passphrase);
  const { close } = await openHubDatabase({ folder: join(folder, 'database') }, () => undefined);
  await close();
}
