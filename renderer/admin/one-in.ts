import { t } from './messages/text.js';
import { oneOf } from './odds.js';

/** A small share as odds, such as "1 in 1,000". @param share greater than 0, at most 1. */
export function oneIn(share: number): string {
  return t('common.oneIn', { count: oneOf(share) });
}
