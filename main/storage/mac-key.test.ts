import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MacKey } from './mac-key.js';

test('a MAC equals that of Node’s HMAC, for any key and text', () => {
  const keys = fc.uint8Array({ minLength: 1, maxLength: 64 });
  const texts = fc.array(fc.string({ unit: 'binary', maxLength: 3000 }), { maxLength: 5 });
  fc.assert(
    fc.property(keys, texts, (key, many) => {
      // One key for all texts: a long one must leave nothing behind for a short one.
      const mac = new MacKey(key);
      for (const text of many) {
        expect(mac.macOf(text)).toBe(createHmac('sha256', key).update(text).digest('hex'));
        const line = JSON.stringify({ text, mac: 'x' });
        const body = JSON.stringify({ text });
        expect(mac.macWithoutLast(line, ',"mac":"x"}'.length)).toBe(mac.macOf(body));
      }
    }),
  );
});
