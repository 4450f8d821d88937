import * as v from 'valibot';
import {
  sharedParts,
  sharedSettings,
  SettingsPatch,
  type Settings,
  type SharedPart,
} from '../../contract/calls/settings.js';
import { isFault } from '../../contract/fault.js';
import { recordFirst } from '../access/audit-first.js';
import type { AuditLog, NewAuditEntry } from '../access/audit-log.js';
import type { Absences } from '../attendance/absence/absences.js';
import type { SignOffs } from '../attendance/sign-off/sign-offs.js';
import type { RosterItem, RosterPage } from '../link/roster-messages.js';
import { consentVersionsOf } from '../settings/consent-versions.js';
import { changeSettings } from '../settings/settings.js';
import type { Document } from '../storage/document.js';
import { hubActor } from './hub-actor.js';
import type { LinkFiles, RulesState } from './link-files.js';

/** The parts of an opened data folder that the hub's rules change. */
export interface RulesData {
  readonly audit: AuditLog;
  readonly settings: Settings;
  readonly settingsFile: Document<Settings>;
  readonly absences: Absences;
  readonly signOffs: SignOffs;
}

export interface RulesOptions {
  readonly data: RulesData;
  readonly files: LinkFiles;
  /** As `SettingsContext.settingsChanged`. */
  readonly settingsChanged: (changed: Partial<Settings>) => Promise<void>;
  /** Called with sentences for the administrator. */
  readonly notify: (sentence: string) => void;
}

type Item<Kind extends RosterItem['kind']> = Extract<RosterItem, { kind: Kind }>;

/**
 * The settings, absences and sign-offs of a kiosk that has a hub. Parts of the settings that were changed at the hub
 * belong to the hub. The kiosk keeps a copy of them, to put right a settings file that is edited here.
 */
export class HubRules {
  /** Sentences that were already reported; otherwise each answer of the hub would repeat them. */
  readonly #said = new Set<string>();

  constructor(private readonly options: RulesOptions) {}

  /** Applies a page. Applying it again, as after a crash, changes nothing. @throws Fault `disk-full`, `data-read-only`. */
  async apply({ items, hasSite }: Pick<RosterPage, 'items' | 'hasSite'>): Promise<void> {
    if (!hasSite) return;
    const stored = await this.options.files.rules();
    const before = stored ?? { version: 1, settings: {} };
    const changed = items.filter((item) => item.kind === 'setting');
    const settings = { ...before.settings };
    for (const { part, values } of changed) settings[part] = values;
    await this.#takeAbsences(items.filter((item) => item.kind === 'absence'));
    await this.#takeSignOffs(items.filter((item) => item.kind === 'signOff'));
    for (const part of sharedParts) {
      if (settings[part] !== undefined) await this.#takeSettings(part, settings[part]);
    }
    if (stored === null || changed.length > 0) {
      await this.options.files.keepRules({ ...before, settings });
    }
  }

  async #takeSettings(part: SharedPart, values: RulesState['settings'][string]): Promise<void> {
    const { data, settingsChanged, notify } = this.options;
    const names: readonly string[] = sharedSettings[part];
    const parsed = v.safeParse(SettingsPatch, values);
    const own = Object.fromEntries(
      Object.entries(parsed.success ? parsed.output : {}).filter(([name]) => names.includes(name)),
    );
    const isSame = Object.entries(own).every(
      ([name, value]) =>
        JSON.stringify(data.settings[name as keyof Settings]) === JSON.stringify(value),
    );
    if (parsed.success && isSame) return;
    try {
      if (!parsed.success) throw new v.ValiError(parsed.issues);
      const { after } = await changeSettings(data.settingsFile, own, (facts, write) => {
        const consentVersions = consentVersionsOf(facts.after);
        const versions = consentVersions === null ? {} : { consentVersions };
        const entry = { ...facts, after: { ...facts.after, ...versions } };
        return this.#record({ action: 'settings.fromHub', target: null, ...entry }, write);
      });
      await settingsChanged(after);
    } catch (error) {
      const isOfNewer = v.isValiError(error) || (isFault(error) && error.code === 'invalid-input');
      if (!isOfNewer) throw error;
      const sentence = `Settings of the hub (${part}) cannot be used here, and stay as they were: ${error.message}. Update Rollcall on this kiosk.`;
      if (!this.#said.has(sentence)) notify(sentence);
      this.#said.add(sentence);
    }
  }

  async #takeAbsences(items: readonly Item<'absence'>[]): Promise<void> {
    const { absences } = this.options.data;
    const own = new Map(absences.all.map((absence) => [absence.id, JSON.stringify(absence)]));
    const set = items.flatMap(({ id, absence }) =>
      absence === null || own.get(id) === JSON.stringify(absence) ? [] : [absence],
    );
    const removed = items.filter(({ id, absence }) => absence === null && own.has(id));
    if (set.length === 0 && removed.length === 0) return;
    const after = { changed: set.length + removed.length };
    await absences.take({ set, removed: removed.map(({ id }) => id) }, (_facts, write) =>
      this.#record({ action: 'absences.fromHub', target: null, after }, write),
    );
  }

  async #takeSignOffs(items: readonly Item<'signOff'>[]): Promise<void> {
    const { signOffs } = this.options.data;
    const own = new Map(signOffs.all.map((one) => [one.id, JSON.stringify(one)]));
    const set = items
      .map(({ signOff }) => signOff)
      .filter((signOff) => own.get(signOff.id) !== JSON.stringify(signOff));
    if (set.length === 0) return;
    await signOffs.take(set, (_facts, write) =>
      this.#record(
        { action: 'signOffs.fromHub', target: null, after: { changed: set.length } },
        write,
      ),
    );
  }

  #record(entry: NewAuditEntry, write: () => Promise<void>): Promise<void> {
    return recordFirst(this.options.data.audit, hubActor, entry, write);
  }
}
