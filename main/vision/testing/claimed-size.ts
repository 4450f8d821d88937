import { crc32 } from 'node:zlib';

/** The range of the IHDR chunk that its checksum covers (PNG specification, 5.3 and 11.2). */
const headerStart = 12;
const headerEnd = 29;

/** A PNG whose header claims a wrong size, with a valid checksum. */
export function claimingSize(png: Buffer, width: number, height: number): Buffer {
  const changed = Buffer.from(png);
  changed.writeUInt32BE(width, 16);
  changed.writeUInt32BE(height, 20);
  changed.writeUInt32BE(crc32(changed.subarray(headerStart, headerEnd)), headerEnd);
  return changed;
}
