import { crc32 } from 'node:zlib';

/** Signature, length and type come before the header's own fields (PNG specification, 5.3 and 11.2). */
const headerStart = 12;
const headerEnd = 29;

/** A PNG whose header claims another size than its pixels have, with the right checksum. */
export function claimingSize(png: Buffer, width: number, height: number): Buffer {
  const changed = Buffer.from(png);
  changed.writeUInt32BE(width, 16);
  changed.writeUInt32BE(height, 20);
  changed.writeUInt32BE(crc32(changed.subarray(headerStart, headerEnd)), headerEnd);
  return changed;
}
