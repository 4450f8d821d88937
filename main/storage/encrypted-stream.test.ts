import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { decrypted, encrypted } from './encrypted-stream.js';

async function collect(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

async function* inPieces(bytes: Buffer, length: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) {
    yield await Promise.resolve(bytes.subarray(at, at + length));
  }
}

test.each([0, 1, 2 ** 20, 2 ** 20 + 1, 3 * 2 ** 20 + 77])(
  '%i bytes are decrypted unchanged',
  async (length) => {
    const plain = randomBytes(length);
    const sealed = await collect(encrypted(inPieces(plain, 70_001), 'secret'));
    expect((await collect(decrypted(inPieces(sealed, 50_003), 'secret', 'x'))).equals(plain)).toBe(
      true,
    );
  },
);

test('blocks cannot be swapped, left out or cut off', async () => {
  const sealed = await collect(encrypted(inPieces(randomBytes(3 * 2 ** 20), 2 ** 20), 'secret'));
  const block = 2 ** 20 + 20;
  const head = sealed.subarray(0, 20);
  const blocks = [0, 1, 2].map((at) => sealed.subarray(20 + at * block, 20 + (at + 1) * block));
  for (const order of [
    [0, 2, 1],
    [0, 2],
    [0, 1],
    [1, 0, 2],
  ]) {
    const changed = Buffer.concat([head, ...order.map((at) => blocks[at]!)]);
    await expect(collect(decrypted(inPieces(changed, 2 ** 20), 'secret', 'x'))).rejects.toThrow(
      /damaged/,
    );
  }
});
