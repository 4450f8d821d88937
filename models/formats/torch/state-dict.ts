import { shownName } from '../shown-name.js';
import { unpickleFrom, type PickleDialect } from '../pickle/pickle.js';

/*
 * PyTorch's file of weights before version 1.6 (`_legacy_save` in torch/serialization.py): five pickles (a
 * magic number, the version, the machine, the weights, the names of the storages), and then the values of
 * each storage.
 */

/** The pickle of the magic number 0x1950a86a20f9469cfc6c. */
const magic = Uint8Array.of(
  ...[0x80, 0x02, 0x8a, 0x0a, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19, 0x2e],
);
const version = 1001;
/** More numbers in one tensor than any net for this purpose has. */
const maxValues = 2 ** 26;

/** The tensors of a net by name, in row-major order. */
export type StateDict = ReadonlyMap<string, Tensor>;

interface Tensor {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** A tensor whose values come later in the file. */
class TensorReference {
  constructor(
    readonly storage: Storage,
    readonly offset: number,
    readonly shape: readonly number[],
  ) {}
}

class Storage {
  data: Float32Array | null = null;

  constructor(
    readonly type: string,
    readonly length: number,
  ) {}
}

/** Bytes of a value of each type of storage. */
const valueBytes: Readonly<Record<string, number>> = {
  'torch FloatStorage': 4,
  'torch LongStorage': 8,
};

/** True if a file starts with the magic number of PyTorch's former format. */
export function isTorch(bytes: Uint8Array): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

/**
 * Reads a dictionary of tensors (`state_dict`) without executing anything in the file. Whole numbers, such as
 * counters of batches, are left out. A prefix `module.`, which training on several GPUs adds, is removed.
 * @throws Error with the reason.
 */
export function readStateDict(bytes: Uint8Array): StateDict {
  if (!isTorch(bytes)) throw new Error('it is not a file of weights as PyTorch wrote before 1.6');
  const storages = new Map<string, Storage>();
  const dialect = dialectWith(storages);
  let at = magic.length;
  const next = (): unknown => {
    const { value, end } = unpickleFrom(bytes, at, dialect);
    at = end;
    return value;
  };
  if (next() !== version) throw new Error('its version is not supported');
  const machine = next();
  if (!(machine instanceof Map) || machine.get('little_endian') !== true) {
    throw new Error('its byte order is not supported');
  }
  const content = next();
  const keys = next();
  if (!(content instanceof Map) || !Array.isArray(keys)) {
    throw new Error('it contains no dictionary of tensors');
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const key of keys) at = readStorage(view, at, storages.get(String(key)));
  return new Map(
    [...(content as ReadonlyMap<unknown, unknown>)].flatMap(([name, tensor]) => {
      if (!(tensor instanceof TensorReference)) {
        throw new Error(`${shownName(name)} is not a tensor`);
      }
      const { data } = tensor.storage;
      if (data === null) return [];
      const { shape, offset } = tensor;
      const size = sizeOf(shape);
      if (offset + size > data.length) throw new Error(`${shownName(name)} has too few values`);
      const plain = String(name).replace(/^module\./, '');
      return [[plain, { shape, data: data.subarray(offset, offset + size) }] as const];
    }),
  );
}

function dialectWith(storages: Map<string, Storage>): PickleDialect {
  return {
    names: new Set([
      'collections OrderedDict',
      'torch._utils _rebuild_tensor_v2',
      ...Object.keys(valueBytes),
    ]),
    call: (name, argument) => {
      if (name === 'collections OrderedDict') return new Map();
      if (name === 'torch._utils _rebuild_tensor_v2') return tensorOf(argument);
      throw new Error('its pickle calls a function that is not allowed');
    },
    outside: (reference) => {
      const [kind, type, key, , length] = listOf(reference);
      const name = nameOf(type);
      if (kind !== 'storage' || name === null || !isCount(length)) {
        throw new Error('its pickle refers to data of another kind');
      }
      const storage = storages.get(String(key)) ?? new Storage(name, length);
      storages.set(String(key), storage);
      return storage;
    },
  };
}

/** Of `_rebuild_tensor_v2(storage, offset, size, stride, …)`. */
function tensorOf(argument: unknown): TensorReference {
  const [storage, offset, shape, strides] = listOf(argument);
  if (!(storage instanceof Storage) || !isCount(offset) || !isShape(shape) || !isShape(strides)) {
    throw new Error('its pickle has an invalid tensor');
  }
  let step = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    if (shape[axis] !== 1 && strides[axis] !== step) {
      throw new Error('it has a tensor that is not in row-major order');
    }
    step *= shape[axis]!;
  }
  return new TensorReference(storage, offset, shape);
}

/** Reads the number of values and the values. @returns where they end. */
function readStorage(view: DataView, at: number, storage: Storage | undefined): number {
  if (storage === undefined) throw new Error('it has values that belong to no tensor');
  const { length, type } = storage;
  const start = at + 8;
  const end = start + length * valueBytes[type]!;
  if (end > view.byteLength) throw new Error('it is truncated');
  if (Number(view.getBigInt64(at, true)) !== length) {
    throw new Error('the number of values does not match a tensor');
  }
  if (type === 'torch FloatStorage') {
    storage.data = new Float32Array(length);
    for (let index = 0; index < length; index++) {
      storage.data[index] = view.getFloat32(start + index * 4, true);
    }
  }
  return end;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}

function nameOf(value: unknown): string | null {
  const name = typeof value === 'object' && value !== null && 'global' in value ? value.global : '';
  return typeof name === 'string' && name in valueBytes ? name : null;
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= maxValues;
}

function isShape(value: unknown): value is number[] {
  return Array.isArray(value) && value.length <= 4 && value.every(isCount);
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}
