import { randomBytes, timingSafeEqual } from 'node:crypto';

/** 80 bits: no one can guess it, however often they try. */
const codeBytes = 10;

/**
 * The code by which the first administrator is made where somebody else could reach the screen first. Who started the
 * program reads it; it is another one after each start.
 */
export class FirstCode {
  readonly #code = randomBytes(codeBytes).toString('hex');

  /** In groups of four, such as `3f9a-…`. */
  get text(): string {
    return this.#code.match(/.{4}/g)!.join('-');
  }

  /** True for the code as somebody typed it. */
  is(typed: string): boolean {
    const plain = Buffer.from(typed.toLowerCase().replaceAll(/[^0-9a-f]/g, ''));
    return plain.length === this.#code.length && timingSafeEqual(plain, Buffer.from(this.#code));
  }
}
