import * as v from 'valibot';
import type { Calls } from '../call.js';

/** The site's own looks. Part of the contract; see contract.ts. */

/** A logo is drawn at most 64 px high: 200 kB are plenty for two pixels per point. */
export const maxLogoBytes = 200_000;

export const Brand = v.object({
  /** Name of the site; null if not set. */
  title: v.nullable(v.string()),
  /** Such as `#0e6378`, readable with white text; null for Rollcall's own colour. */
  accent: v.nullable(v.string()),
  /** One line of welcome at the door; null if not set. */
  greeting: v.nullable(v.string()),
  logo: v.nullable(
    v.object({
      contentType: v.picklist(['image/png', 'image/jpeg']),
      bytes: v.instance(Uint8Array),
    }),
  ),
});
export type Brand = v.InferOutput<typeof Brand>;

export const brandCalls = {
  /** For every screen, even before sign-in. */
  'kiosk.brand': { access: 'anyone', input: v.object({}), output: Brand },
  /**
   * Replaces the logo, or removes it with null. Fault `invalid-input` for a file that is neither PNG nor JPEG, or
   * larger than `maxLogoBytes`.
   */
  'settings.setLogo': {
    access: 'administrator',
    input: v.object({ logo: v.nullable(v.instance(Uint8Array)) }),
    output: Brand,
  },
} as const satisfies Calls;
