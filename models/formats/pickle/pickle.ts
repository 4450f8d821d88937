import { shownName } from '../shown-name.js';
import { build, isGlobal, isUnbuilt, toText, type Global, type Unbuilt } from './pickled-array.js';

/*
 * Reads the subset of Python's pickle format that files of weights need (protocol 2; instructions from
 * CPython's Lib/pickletools.py). Nothing is called or imported: only the names that such a file needs are
 * accepted, and all others are refused.
 */

const mark = Symbol('mark');

/** What one kind of file may contain beside numbers, texts, lists and dictionaries. */
export interface PickleDialect {
  /** The Python names that it may use, as `module name`. */
  readonly names: ReadonlySet<string>;
  /** The value of what such a file calls. @throws Error if it may not be called. */
  readonly call: (name: string, argument: unknown) => unknown;
  /** The value of a reference to data outside the pickle; without it, there are none. */
  readonly outside?: (reference: unknown) => unknown;
}

/** Dictionaries of NumPy arrays, as written by Python 2. Only `_reconstruct` and `dtype` are called. */
const numpy: PickleDialect = {
  names: new Set([
    'numpy.core.multiarray _reconstruct',
    'numpy._core.multiarray _reconstruct',
    'numpy ndarray',
    'numpy dtype',
  ]),
  call: (name, argument) => {
    if (name.endsWith(' _reconstruct')) return { of: 'array', argument } satisfies Unbuilt;
    if (name === 'numpy dtype') return { of: 'type', argument } satisfies Unbuilt;
    throw new Error('its pickle calls a function that is not allowed');
  },
};

/** More instructions than any file of layer weights has. */
const maxInstructions = 100_000;

/**
 * Reads the value of a pickle: numbers, texts, null, arrays as `PickledArray` (object arrays as lists),
 * dictionaries as maps.
 * @throws Error with the reason, such as an unsupported instruction.
 */
export function unpickle(bytes: Uint8Array): unknown {
  return unpickleFrom(bytes, 0, numpy).value;
}

/**
 * As `unpickle`, for a pickle inside a file.
 * @param at where it starts, in bytes.
 * @returns also where it ends.
 */
export function unpickleFrom(
  bytes: Uint8Array,
  at: number,
  dialect: PickleDialect,
): { readonly value: unknown; readonly end: number } {
  return new Unpickler(bytes, at, dialect).run();
}

class Unpickler {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #dialect: PickleDialect;
  readonly #stack: unknown[] = [];
  readonly #memo = new Map<number, unknown>();
  #at: number;

  constructor(bytes: Uint8Array, at: number, dialect: PickleDialect) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#dialect = dialect;
    this.#at = at;
  }

  run(): { readonly value: unknown; readonly end: number } {
    for (let count = 0; count < maxInstructions; count++) {
      const code = this.#take(1)[0]!;
      if (code === 0x2e /* STOP */) return { value: build(this.#pop()), end: this.#at };
      this.#perform(code);
    }
    throw new Error('it has more content than layer weights');
  }

  #perform(code: number): void {
    switch (String.fromCharCode(code)) {
      case '\x80': // PROTO
        this.#take(1);
        break;
      case 'c':
        this.#push(this.#global());
        break;
      case 'q': // BINPUT
        this.#memo.set(this.#take(1)[0]!, this.#top());
        break;
      case 'r': // LONG_BINPUT
        this.#memo.set(this.#length(), this.#top());
        break;
      case 'h': // BINGET
        this.#recall(this.#take(1)[0]!);
        break;
      case 'j': // LONG_BINGET
        this.#recall(this.#length());
        break;
      case 'K': // BININT1
        this.#push(this.#take(1)[0]);
        break;
      case 'M': {
        // BININT2
        const [low = 0, high = 0] = this.#take(2);
        this.#push(low + high * 256);
        break;
      }
      case 'J': // BININT
        this.#push(this.#integer());
        break;
      case '\x8a': // LONG1
        this.#push(integerOf(this.#take(this.#take(1)[0]!)));
        break;
      case 'U': // SHORT_BINSTRING
        this.#push(this.#take(this.#take(1)[0]!));
        break;
      case 'T': // BINSTRING
      case 'B': // BINBYTES
        this.#push(this.#take(this.#length()));
        break;
      case 'X': // BINUNICODE
        this.#push(new TextDecoder().decode(this.#take(this.#length())));
        break;
      case '(':
        this.#push(mark);
        break;
      case ')':
      case ']':
        this.#push([]);
        break;
      case '}':
        this.#push(new Map());
        break;
      case '\x85': // TUPLE1
      case '\x86': // TUPLE2
      case '\x87': // TUPLE3
        this.#push(this.#popMany(code - 0x84));
        break;
      case 't': // TUPLE
        this.#push(this.#popToMark());
        break;
      case 'N':
        this.#push(null);
        break;
      case '\x88': // NEWTRUE
      case '\x89': // NEWFALSE
        this.#push(code === 0x88);
        break;
      case 'Q': // BINPERSID
        this.#push(this.#outside(this.#pop()));
        break;
      case 'R':
        this.#reduce();
        break;
      case 'b':
        this.#build();
        break;
      case 's': // SETITEM
        this.#setItems(this.#popMany(2));
        break;
      case 'u': // SETITEMS
        this.#setItems(this.#popToMark());
        break;
      case 'a': // APPEND
        this.#append(this.#popMany(1));
        break;
      case 'e': // APPENDS
        this.#append(this.#popToMark());
        break;
      default:
        throw new Error(`its pickle has the unsupported instruction 0x${code.toString(16)}`);
    }
  }

  #global(): Global {
    const global = `${this.#line()} ${this.#line()}`;
    if (this.#dialect.names.has(global)) return { global };
    const name = shownName(global.replace(' ', '.'));
    throw new Error(`its pickle uses Python's ${name}, which is not allowed`);
  }

  #reduce(): void {
    const [called, argument] = this.#popMany(2);
    this.#push(this.#dialect.call(isGlobal(called) ? called.global : '', argument));
  }

  #outside(reference: unknown): unknown {
    const { outside } = this.#dialect;
    if (outside === undefined) throw new Error('its pickle refers to data outside of it');
    return outside(reference);
  }

  #build(): void {
    const state = this.#pop();
    const value = this.#top();
    // A dictionary's attributes, such as the layer versions that PyTorch adds, are not weights.
    if (value instanceof Map) return;
    if (!isUnbuilt(value))
      throw new Error('its pickle sets the state of a value that is not an array');
    value.state = state;
  }

  #setItems(items: readonly unknown[]): void {
    const map = this.#top();
    if (!(map instanceof Map))
      throw new Error('its pickle adds items to a value that is not a dictionary');
    for (let index = 0; index + 1 < items.length; index += 2) {
      map.set(toText(items[index]), build(items[index + 1]));
    }
  }

  #append(items: readonly unknown[]): void {
    const list = this.#top();
    if (!Array.isArray(list)) throw new Error('its pickle appends to a value that is not a list');
    list.push(...items);
  }

  #push(value: unknown): void {
    this.#stack.push(value);
  }

  #pop(): unknown {
    if (this.#stack.length === 0) throw new Error('its pickle reads from an empty stack');
    return this.#stack.pop();
  }

  #top(): unknown {
    if (this.#stack.length === 0) throw new Error('its pickle reads from an empty stack');
    return this.#stack.at(-1);
  }

  #popMany(count: number): unknown[] {
    if (this.#stack.length < count) throw new Error('its pickle reads from an empty stack');
    return this.#stack.splice(this.#stack.length - count);
  }

  #popToMark(): unknown[] {
    const at = this.#stack.lastIndexOf(mark);
    if (at < 0) throw new Error('its pickle reads from an empty stack');
    return this.#stack.splice(at).slice(1);
  }

  #recall(index: number): void {
    if (!this.#memo.has(index)) throw new Error('its pickle reads an undefined memo entry');
    this.#push(this.#memo.get(index));
  }

  #take(count: number): Uint8Array {
    if (count > this.#bytes.length - this.#at) throw new Error('it is truncated');
    this.#at += count;
    return this.#bytes.subarray(this.#at - count, this.#at);
  }

  #integer(): number {
    this.#take(4);
    return this.#view.getInt32(this.#at - 4, true);
  }

  #length(): number {
    this.#take(4);
    return this.#view.getUint32(this.#at - 4, true);
  }

  #line(): string {
    const end = this.#bytes.indexOf(0x0a, this.#at);
    if (end < 0) throw new Error('it is truncated');
    const text = new TextDecoder('latin1').decode(this.#bytes.subarray(this.#at, end));
    this.#at = end + 1;
    return text;
  }
}

/** A little-endian two's complement number of at most 8 bytes; of more, which only marks a file, its hex digits. */
function integerOf(bytes: Uint8Array): number | string {
  const hex = Buffer.from(bytes).reverse().toString('hex');
  return bytes.length > 8
    ? hex
    : Number(BigInt.asIntN(8 * bytes.length, BigInt(`0x${hex || '0'}`)));
}
