import type { transferCalls } from '../../contract/calls/transfers.js';
import type { ApiOf } from '../../contract/contract.js';
import type { Transfers } from './transfers.js';

/** Transfers files between a screen and the services. */
export function transfersApi({
  transfers,
}: {
  readonly transfers: Transfers;
}): ApiOf<typeof transferCalls> {
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
