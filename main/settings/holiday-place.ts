import type { Settings } from '../../contract/calls/settings.js';
import { Fault } from '../../contract/fault.js';

/** A part of the world that has its own public holidays. */
export interface NamedPlace {
  /** Such as `DE` or `BY`. */
  readonly code: string;
  readonly name: string;
}

/**
 * The countries, the states of a country, or the regions of a state (`date-holidays`), by code. Empty for a
 * place without parts, and for an unknown one.
 */
export async function holidayPlaces(country?: string, state?: string): Promise<NamedPlace[]> {
  // Loaded only where it is needed, because it holds the rules of all countries.
  const { default: Holidays } = await import('date-holidays');
  const places = new Holidays();
  // Undefined for a place without parts, although its types do not say so.
  const found = (
    country === undefined
      ? places.getCountries()
      : state === undefined
        ? places.getStates(country)
        : places.getRegions(country, state)
  ) as Readonly<Record<string, string>> | undefined;
  return Object.entries(found ?? {}).map(([code, name]) => ({ code, name }));
}

/** @throws Fault `invalid-input` for a country, state or region that the library does not have. */
export async function requireHolidayPlace({
  country,
  state,
  region,
}: NonNullable<Settings['holidayPlace']>): Promise<void> {
  requireCode(country, 'country', await holidayPlaces());
  if (state !== null) requireCode(state, 'state', await holidayPlaces(country));
  if (region === null) return;
  const regions = state === null ? [] : await holidayPlaces(country, state);
  requireCode(region, 'region', regions);
}

function requireCode(
  code: string,
  what: 'country' | 'state' | 'region',
  places: readonly NamedPlace[],
): void {
  if (places.some((place) => place.code === code)) return;
  const codes = places.map((place) => place.code).join(', ');
  throw new Fault(
    'invalid-input',
    `There are no public holidays for the ${what} "${code}". ${codes === '' ? 'Leave it out.' : `Choose one of these: ${codes}.`}`,
  );
}
