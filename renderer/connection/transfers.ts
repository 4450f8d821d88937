import { pieceBytes, type Download } from '../../contract/calls/transfers.js';
import type { Client } from '../../contract/transport/connect.js';

/**
 * Sends a file to the services, in pieces.
 * @param onProgress told the share that is there, 0 to 1.
 * @returns its id, to be named in another call.
 */
export async function upload(
  client: Client,
  file: File,
  onProgress: (share: number) => void = () => undefined,
): Promise<string> {
  const { uploadId } = await client['uploads.begin']({ name: file.name, sizeBytes: file.size });
  for (let offset = 0; offset < file.size; offset += pieceBytes) {
    const data = new Uint8Array(await file.slice(offset, offset + pieceBytes).arrayBuffer());
    await client['uploads.append']({ uploadId, data });
    onProgress(Math.min(1, (offset + data.length) / file.size));
  }
  return uploadId;
}

/** Fetches a file from the services and lets the browser save it. */
export async function save(client: Client, { downloadId, name }: Download): Promise<void> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for (let offset = 0; ;) {
    const { data, isLast } = await client['downloads.read']({ downloadId, offset });
    pieces.push(new Uint8Array(data));
    offset += data.length;
    if (isLast) break;
  }
  saveBytes(name, new Blob(pieces));
}

/** Lets the browser save something as a file. */
export function saveBytes(name: string, bytes: Blob): void {
  const address = URL.createObjectURL(bytes);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has the bytes once the click was handled.
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 60_000);
}
