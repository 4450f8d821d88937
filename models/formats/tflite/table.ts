import { ByteBuffer } from 'flatbuffers';

/*
 * Checked access to FlatBuffers. The official library does not check offsets: in a damaged file it would
 * read zeros or other data. Every offset is checked here before the library follows it.
 */

/** Fields of a table have an entry of two bytes in its vtable, after its two sizes. */
const vtableHeaderBytes = 4;

/**
 * The root table of a FlatBuffer.
 * @param identifier the four characters of the format, such as `TFL3`.
 * @throws Error if the bytes are of another format, or truncated.
 */
export function rootTable(bytes: Uint8Array, identifier: string): Table {
  const buffer = new ByteBuffer(bytes);
  if (bytes.length < 8 || !buffer.__has_identifier(identifier)) {
    throw new Error(`it does not start like a ${identifier} file`);
  }
  return new Table(buffer, buffer.readUint32(0));
}

/** A table of a FlatBuffer. Fields are numbered from 0 in the order of the schema. */
export class Table {
  readonly #buffer: ByteBuffer;
  readonly #at: number;

  /** @throws Error if the table is not inside the buffer. */
  constructor(buffer: ByteBuffer, at: number) {
    this.#buffer = buffer;
    this.#at = at;
    requireInside(buffer, at, 4);
    const vtable = at - buffer.readInt32(at);
    requireInside(buffer, vtable, vtableHeaderBytes);
    requireInside(buffer, vtable, buffer.readUint16(vtable));
  }

  /** True if the field is not left out. */
  has(field: number): boolean {
    return this.#find(field) !== null;
  }

  int8(field: number, otherwise = 0): number {
    return this.#scalar(field, 1, (at) => this.#buffer.readInt8(at), otherwise);
  }

  uint8(field: number, otherwise = 0): number {
    return this.#scalar(field, 1, (at) => this.#buffer.readUint8(at), otherwise);
  }

  int32(field: number, otherwise = 0): number {
    return this.#scalar(field, 4, (at) => this.#buffer.readInt32(at), otherwise);
  }

  uint32(field: number, otherwise = 0): number {
    return this.#scalar(field, 4, (at) => this.#buffer.readUint32(at), otherwise);
  }

  float32(field: number, otherwise = 0): number {
    return this.#scalar(field, 4, (at) => this.#buffer.readFloat32(at), otherwise);
  }

  /** A 64-bit number, exact up to 2^53. */
  uint64(field: number): number {
    return this.#scalar(field, 8, (at) => Number(this.#buffer.readUint64(at)), 0);
  }

  /** A string; empty if it is left out. */
  text(field: number): string {
    return new TextDecoder().decode(this.bytes(field));
  }

  /** A vector of bytes, as a view of the file; empty if it is left out. */
  bytes(field: number): Uint8Array {
    const { start, count } = this.#vector(field, 1);
    return this.#buffer.bytes().subarray(start, start + count);
  }

  int32s(field: number): number[] {
    return this.#items(field, 4, (at) => this.#buffer.readInt32(at));
  }

  float32s(field: number): number[] {
    return this.#items(field, 4, (at) => this.#buffer.readFloat32(at));
  }

  /** 64-bit numbers, exact up to 2^53. */
  int64s(field: number): number[] {
    return this.#items(field, 8, (at) => Number(this.#buffer.readInt64(at)));
  }

  /** A table in a field; null if it is left out. */
  table(field: number): Table | null {
    const at = this.#find(field);
    return at === null ? null : this.#tableAt(at);
  }

  /** @throws Error for more than `max` tables. */
  tables(field: number, max: number): Table[] {
    const { start, count } = this.#vector(field, 4);
    if (count > max) throw new Error(`it lists ${count} entries; at most ${max} are read`);
    return Array.from({ length: count }, (_, index) => this.#tableAt(start + 4 * index));
  }

  #tableAt(at: number): Table {
    requireInside(this.#buffer, at, 4);
    return new Table(this.#buffer, this.#buffer.__indirect(at));
  }

  #items(field: number, bytesPerItem: number, read: (at: number) => number): number[] {
    const { start, count } = this.#vector(field, bytesPerItem);
    return Array.from({ length: count }, (_, index) => read(start + bytesPerItem * index));
  }

  #vector(field: number, bytesPerItem: number): { start: number; count: number } {
    const at = this.#find(field);
    if (at === null) return { start: 0, count: 0 };
    requireInside(this.#buffer, at, 4);
    const lengthAt = this.#buffer.__indirect(at);
    requireInside(this.#buffer, lengthAt, 4);
    const count = this.#buffer.readUint32(lengthAt);
    requireInside(this.#buffer, lengthAt + 4, count * bytesPerItem);
    return { start: lengthAt + 4, count };
  }

  #scalar(field: number, size: number, read: (at: number) => number, otherwise: number): number {
    const at = this.#find(field);
    if (at === null) return otherwise;
    requireInside(this.#buffer, at, size);
    return read(at);
  }

  /** The position of a field; null if it is left out. The vtable was checked when the table was opened. */
  #find(field: number): number | null {
    const offset = this.#buffer.__offset(this.#at, vtableHeaderBytes + 2 * field);
    return offset === 0 ? null : this.#at + offset;
  }
}

function requireInside(buffer: ByteBuffer, at: number, length: number): void {
  if (at < 0 || at + length > buffer.capacity()) throw new Error('it is truncated or damaged');
}
