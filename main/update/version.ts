import * as v from 'valibot';

/** A version of Rollcall: three numbers, such as `0.2.0`. */
export const VersionText = v.pipe(v.string(), v.regex(/^\d{1,6}\.\d{1,6}\.\d{1,6}$/));

/** True if a version is newer than another one. Both as `VersionText`. */
export function isNewer(version: string, than: string): boolean {
  const [one, other] = [version, than].map((text) => text.split('.').map(Number));
  const at = one!.findIndex((number, place) => number !== other![place]);
  return at >= 0 && one![at]! > other![at]!;
}
