import { join } from 'node:path';
import { openKey } from '../../../storage/key.js';
import { Recordings } from '../recordings.js';
import { recordedClip } from './recorded-clip.js';

/** Adds recordings of 20 live people, who turn as asked, and of 6 cut-outs to a data folder that is not open. */
export async function writeRecordings(data: string): Promise<void> {
  const key = await openKey(data, { sealedFilesExist: false });
  const recordings = new Recordings(join(data, 'recordings'), key);
  for (let clip = 0; clip < 26; clip++) {
    const isLive = clip < 20;
    const id = await recordings.newId(isLive ? 'live' : 'cut-out');
    await recordings.put(id, recordedClip(isLive ? 'head' : 'cut-out'));
  }
}
