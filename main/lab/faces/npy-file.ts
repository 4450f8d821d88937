/**
 * Encodes a NumPy file (format 1.0, numpy.lib.format) with a two-dimensional float32 array.
 * @param rows arrays of `columns` values each.
 */
export function writeNpy(rows: readonly Float32Array[], columns: number): Buffer {
  const shape = `(${rows.length}, ${columns})`;
  const header = `{'descr': '<f4', 'fortran_order': False, 'shape': ${shape}, }`;
  // Magic number, version and length take 10 bytes. The values start at a multiple of 64.
  const length = Math.ceil((10 + header.length + 1) / 64) * 64 - 10;
  const start = Buffer.alloc(10 + length, ' ');
  start.write('\x93NUMPY\x01\x00', 0, 'latin1');
  start.writeUInt16LE(length, 8);
  start.write(header, 10, 'latin1');
  start.write('\n', 9 + length, 'latin1');
  const numbers = Buffer.alloc(rows.length * columns * 4);
  for (const [row, values] of rows.entries()) {
    for (const [column, value] of values.entries()) {
      numbers.writeFloatLE(value, (row * columns + column) * 4);
    }
  }
  return Buffer.concat([start, numbers]);
}
