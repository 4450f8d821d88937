/**
 * A number with its noun in English: `1 photo`, `2 photos`, `1,200 people`.
 * @param other the plural where it is not the noun with an "s".
 */
export function counted(count: number, one: string, other = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : other}`;
}
