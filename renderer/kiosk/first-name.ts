import stringWidth from 'fast-string-width';

/**
 * The name that a greeting shows large: the first word, or what follows the comma in "Lovelace, Ada".
 * @param name as in the person's record, up to 200 characters.
 */
export function firstName(name: string): string {
  const given = name.split(',')[1]?.trim() ?? '';
  const [first = name] = (given === '' ? name : given).trim().split(/\s+/);
  return first;
}

/** Width of a line in Latin letters: Chinese and Japanese characters are twice as wide. At least 1. */
export function widthInLetters(line: string): number {
  return Math.max(1, stringWidth(line));
}
