import { packageVersion } from '../../../models/package-root.js';
import type { Journal } from '../../attendance/journal/journal.js';
import type { PublicKeys } from '../../link/keys.js';
import type { HubDatabase } from '../database/open-database.js';
import type { SiteData } from '../site.js';
import { OwnEntries } from './own-entries.js';

/**
 * Stores the entries of the hub's site: one instance for each journal, because restoring a backup opens another one.
 */
export class SiteEntries {
  readonly #of = new WeakMap<Journal, OwnEntries>();

  constructor(
    private readonly db: HubDatabase,
    private readonly keys: PublicKeys,
  ) {}

  of({ journal, settings, site }: Pick<SiteData, 'journal' | 'settings' | 'site'>): OwnEntries {
    const known = this.#of.get(journal);
    if (known !== undefined) return known;
    const own = { id: site.site, journal, settings, keys: this.keys, program: packageVersion() };
    const entries = new OwnEntries(this.db, own);
    this.#of.set(journal, entries);
    return entries;
  }
}
