import * as v from 'valibot';
import type { Badge } from '../../../contract/calls/badges.js';

/** Id of one badge of a person. */
export const BadgeId = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/));

const about = { id: v.string(), madeAt: v.string() };

/**
 * A badge in `people.json`. Of printed badges and cards, only a digest is kept. A phone’s secret is needed to check its
 * codes, so it is sealed (badge-secrets.ts).
 */
export const BadgeRecord = v.variant('kind', [
  v.object({ kind: v.picklist(['printed', 'card']), ...about, digest: v.string() }),
  v.object({ kind: v.literal('rotating'), ...about, sealed: v.string() }),
]);
export type BadgeRecord = v.InferOutput<typeof BadgeRecord>;

/** A badge without its secret. */
export function badgeOf({ id, kind, madeAt }: BadgeRecord): Badge {
  return { id, kind, madeAt };
}
