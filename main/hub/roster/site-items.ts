import { sharedParts, sharedSettings, type SharedPart } from '../../../contract/calls/settings.js';
import type { RosterItem, SiteItemKind } from '../../link/roster-messages.js';
import type { SiteData } from '../site.js';

/** Something of the site besides people that kiosks get: its kind, its id, and its content as text. */
export interface SiteItem {
  readonly kind: SiteItemKind;
  readonly id: string;
  readonly content: string;
  /** The person it is about: only their kiosks get it. Null for all kiosks. */
  readonly subjectId: string | null;
}

/** What `siteItems` lists, as far as it can be compared by pointer: each change makes another object. */
export function siteState({ settings, absences, signOffs }: SiteData): readonly unknown[] {
  // A change of the settings replaces all objects in them; any one shows it.
  return [settings.schedules, absences.all, signOffs.all];
}

/** All parts of the settings that hubs share, all absences and all sign-offs. */
export function siteItems(data: SiteData): SiteItem[] {
  const { absences, signOffs } = data;
  return [
    ...sharedParts.map((part) => {
      const content = JSON.stringify(valuesOf(data, part));
      return { kind: 'setting', id: part, content, subjectId: null } as const;
    }),
    ...absences.all.map((absence) => {
      const { id, subjectId } = absence;
      return { kind: 'absence', id, content: JSON.stringify(absence), subjectId } as const;
    }),
    ...signOffs.all.map((signOff) => {
      const content = JSON.stringify(signOff);
      return { kind: 'signOff', id: signOff.id, content, subjectId: null } as const;
    }),
  ];
}

/**
 * An item as kiosks get it.
 * @param id as `SiteItem.id`.
 * @returns null if a later version says what became of it.
 */
export function sentItem(
  data: SiteData,
  {
    kind,
    id,
    version,
  }: { readonly kind: SiteItemKind; readonly id: string; readonly version: number },
): RosterItem | null {
  if (kind === 'setting') {
    const part = sharedParts.find((one) => one === id);
    // Of a newer version of Rollcall, which used this database before.
    return part === undefined ? null : { kind, version, part, values: valuesOf(data, part) };
  }
  if (kind === 'absence') {
    const absence = data.absences.all.find((one) => one.id === id) ?? null;
    return { kind, version, id, absence };
  }
  const signOff = data.signOffs.all.find((one) => one.id === id);
  return signOff === undefined ? null : { kind, version, signOff };
}

function valuesOf({ settings }: SiteData, part: SharedPart): Record<string, unknown> {
  return Object.fromEntries(sharedSettings[part].map((name) => [name, settings[name]]));
}
