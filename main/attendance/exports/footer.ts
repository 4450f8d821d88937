import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import * as v from 'valibot';

/** What proves an export: kept beside it, signed with the site's key. */
const Footer = v.object({
  version: v.literal(1),
  layout: v.string(),
  from: v.nullable(v.string()),
  to: v.nullable(v.string()),
  zone: v.nullable(v.string()),
  rows: v.number(),
  omitted: v.number(),
  /** SHA-256 of the exported file, hexadecimal. */
  sha256: v.string(),
  /** The journal's latest entry when it was exported. */
  journal: v.object({ seq: v.number(), hash: v.string() }),
  kioskId: v.string(),
  /** UTC. */
  exportedAt: v.string(),
  /** HMAC-SHA-256 over all of the above, hexadecimal. */
  signature: v.string(),
});
export type Footer = v.InferOutput<typeof Footer>;

/** @param key the site's, 32 bytes. */
export function signFooter(key: Uint8Array, unsigned: Omit<Footer, 'signature'>): Footer {
  return { ...unsigned, signature: signatureOf(key, unsigned) };
}

/**
 * Compares a file with its footer.
 * @param sha256 of the file as it is now, hexadecimal.
 * @returns one sentence naming what was changed; null where nothing was.
 */
export function problemOf(key: Uint8Array, footerText: string, sha256: string): string | null {
  let footer: Footer;
  try {
    footer = v.parse(Footer, JSON.parse(footerText));
  } catch {
    return 'The footer cannot be read: it was changed, or is that of something else.';
  }
  const { signature, ...unsigned } = footer;
  const [given, expected] = [signature, signatureOf(key, unsigned)].map((text) =>
    Buffer.from(text, 'hex'),
  ) as [Buffer, Buffer];
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    return 'The footer was changed, or was signed by another site.';
  }
  return footer.sha256 === sha256 ? null : 'The file was changed after it was exported.';
}

function signatureOf(key: Uint8Array, unsigned: Omit<Footer, 'signature'>): string {
  const derived = Buffer.from(hkdfSync('sha256', key, '', 'rollcall export footer', 32));
  // In the schema's order, whatever order the fields came in.
  const names = Object.keys(Footer.entries).filter((name) => name !== 'signature');
  const canonical = names.map((name) => [name, unsigned[name as keyof typeof unsigned]]);
  return createHmac('sha256', derived).update(JSON.stringify(canonical)).digest('hex');
}
