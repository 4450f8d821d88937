import { maxChunkBytes, type Download } from '../../contract/calls/transfers.js';
import type { Client } from '../../contract/transport/connect.js';

/**
 * Uploads a file to the services in chunks.
 * @param onProgress called with the share uploaded so far, 0 to 1.
 * @returns the upload's id, for use in another call.
 */
export async function upload(
  client: Client,
  file: File,
  onProgress: (share: number) => void = () => undefined,
): Promise<string> {
  const { uploadId } = await client['uploads.begin']({ name: file.name, sizeBytes: file.size });
  for (let offset = 0; offset < file.size; offset += maxChunkBytes) {
    const data = new Uint8Array(await file.slice(offset, offset + maxChunkBytes).arrayBuffer());
    await client['uploads.append']({ uploadId, data });
    onProgress(Math.min(1, (offset + data.length) / file.size));
  }
  return uploadId;
}

/** Downloads a file from the services and saves it with the browser. */
export async function save(client: Client, { downloadId, name }: Download): Promise<void> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  for (let offset = 0; ;) {
    const { data, isLast } = await client['downloads.read']({ downloadId, offset });
    chunks.push(new Uint8Array(data));
    offset += data.length;
    if (isLast) break;
  }
  saveBytes(name, new Blob(chunks));
}

/** Saves data as a file with the browser. */
export function saveBytes(name: string, bytes: Blob): void {
  const address = URL.createObjectURL(bytes);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // Not at once: the browser reads the data only after it has handled the click.
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 60_000);
}
