import { numberText } from '../../language/formats.js';

/** A share as a percentage; a small one with one decimal. @param share 0 to 1. */
export function shareText(share: number): string {
  const digits = share > 0 && share < 0.1 ? 1 : 0;
  return numberText(share, {
    style: 'percent',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}
