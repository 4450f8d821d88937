import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import * as v from 'valibot';

/** Proves that an export is unchanged: written beside it, and signed with the site's key. */
const Footer = v.object({
  version: v.picklist([1, 2, 3, 4, 5]),
  layout: v.string(),
  from: v.nullable(v.string()),
  to: v.nullable(v.string()),
  zone: v.nullable(v.string()),
  rows: v.number(),
  omitted: v.number(),
  /** SHA-256 of the exported file, hexadecimal. */
  sha256: v.string(),
  /** SHA-256 of the file that this export replaced, hexadecimal; null for none. Not in version 1. */
  replaces: v.optional(v.nullable(v.string())),
  /** The signed-off periods of these days, and their state. Not before version 3. */
  signOff: v.optional(
    v.object({
      state: v.picklist(['open', 'partly', 'signed', 'changed']),
      periods: v.array(
        v.object({ from: v.string(), to: v.string(), signedAt: v.string(), signedBy: v.string() }),
      ),
    }),
  ),
  /** The department and the person that the export is limited to; null for none. Not before version 4. */
  department: v.optional(v.nullable(v.string())),
  subjectId: v.optional(v.nullable(v.string())),
  /** The site of a hub that the export is limited to; null for none. Not before version 5. */
  siteId: v.optional(v.nullable(v.string())),
  /** Head of the journal at the time of the export. */
  journal: v.object({ seq: v.number(), hash: v.string() }),
  kioskId: v.string(),
  /** UTC, such as `2026-04-01T06:00:00.000Z`. */
  exportedAt: v.string(),
  /** HMAC-SHA-256 of all fields above, hexadecimal. */
  signature: v.string(),
});
export type Footer = v.InferOutput<typeof Footer>;

/** Signs a footer. @param key the site's key, 32 bytes. */
export function signFooter(key: Uint8Array, unsigned: Omit<Footer, 'signature'>): Footer {
  return { ...unsigned, signature: signatureOf(key, unsigned) };
}

/**
 * Checks an exported file against its footer. An export replaces the footer first and then the file, so that
 * an interrupted one leaves a new footer that names the old file.
 * @param key the site's key, 32 bytes.
 * @param sha256 SHA-256 of the file, hexadecimal.
 * @param exportedAt when the file was exported according to the audit log, UTC; null if it is not in it.
 * @returns a sentence that names what was changed or is out of date; null if nothing is.
 */
export function footerProblem(
  key: Uint8Array,
  footerText: string,
  sha256: string,
  exportedAt: string | null = null,
): string | null {
  let footer: Footer;
  try {
    footer = v.parse(Footer, JSON.parse(footerText));
  } catch {
    return 'The footer cannot be read: it was changed, or it is not the footer of an export.';
  }
  const { signature, ...unsigned } = footer;
  const [actual, expected] = [signature, signatureOf(key, unsigned)].map((text) =>
    Buffer.from(text, 'hex'),
  ) as [Buffer, Buffer];
  if (actual.length !== expected.length || !timingSafeEqual(actual, expected)) {
    return 'The footer was changed, or it was signed by another site.';
  }
  if (footer.sha256 === sha256) return null;
  const isReplaced = footer.replaces === sha256;
  if (isReplaced || (exportedAt !== null && exportedAt < footer.exportedAt)) {
    return `The file is stale: the footer belongs to the later export of ${footer.exportedAt}${isReplaced ? ', which was interrupted' : ''}. Export again.`;
  }
  if (exportedAt !== null) {
    return `The footer is stale: it belongs to the export of ${footer.exportedAt}, the file to the later one of ${exportedAt}. Export again.`;
  }
  return 'The file was changed after the export.';
}

function signatureOf(key: Uint8Array, unsigned: Omit<Footer, 'signature'>): string {
  const derived = Buffer.from(hkdfSync('sha256', key, '', 'rollcall export footer', 32));
  // In the order of the schema, so that the order of the JSON does not matter.
  const names = Object.keys(Footer.entries).filter((name) => name !== 'signature');
  const canonical = names
    // Fields that an older version does not have were not signed.
    .filter((name) => unsigned[name as keyof typeof unsigned] !== undefined)
    .map((name) => [name, unsigned[name as keyof typeof unsigned]]);
  return createHmac('sha256', derived).update(JSON.stringify(canonical)).digest('hex');
}
