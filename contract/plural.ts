/**
 * A number and its noun in English: `1 photo`, `2 photos`, `1,200 people`.
 * @param other the plural, if it is irregular.
 */
export function counted(count: number, one: string, other = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : other}`;
}
