import type { Api } from '../../../preload/contract.js';
import type { transferCalls } from '../../../preload/transfers.js';
import type { ServiceContext } from '../context.js';

/** Files between a screen and the services. */
export function transfersApi({ transfers }: ServiceContext): Pick<Api, keyof typeof transferCalls> {
  return {
    'uploads.begin': async ({ name, sizeBytes }) => ({
      uploadId: await transfers.begin(name, sizeBytes),
    }),
    'uploads.append': async ({ uploadId, data }) => {
      await transfers.append(uploadId, data);
      return {};
    },
    'uploads.drop': async ({ uploadId }) => {
      await transfers.drop(uploadId);
      return {};
    },
    'downloads.read': ({ downloadId, offset }) => transfers.read(downloadId, offset),
  };
}
