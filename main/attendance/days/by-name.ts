/** Compares by name; erased people, who have no name, come first. */
export function byName(
  a: { readonly name: string | null },
  b: { readonly name: string | null },
): number {
  return (a.name ?? '').localeCompare(b.name ?? '');
}
