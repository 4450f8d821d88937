import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import * as v from 'valibot';
import { ExportPreset } from '../../../contract/calls/export-presets.js';
import { Fault } from '../../../contract/fault.js';
import { unaudited, type Commit } from '../../access/audit-first.js';
import { openDocument, type Document } from '../../storage/document.js';
import type { SiteState } from '../../storage/site-state.js';

const PresetsFile = v.object({ version: v.literal(1), presets: v.array(ExportPreset) });
type PresetsFile = v.InferOutput<typeof PresetsFile>;

/** In a longer list, people would not find anything. */
const maxPresets = 50;

/** Exports that HR saved by name, in one authenticated file. */
export class ExportPresets {
  private constructor(private readonly document: Document<PresetsFile>) {}

  /**
   * @param site authenticates the file.
   * @throws Fault as `openDocument`.
   */
  static async open(
    folder: string,
    notify: (sentence: string) => void,
    site: SiteState | null = null,
  ): Promise<ExportPresets> {
    const file = join(folder, 'export-presets.json');
    const initial: PresetsFile = { version: 1, presets: [] };
    const guard = site?.documentGuard('export-presets');
    const document = await openDocument(file, PresetsFile, initial, [], guard);
    if (document.recovered !== null) notify(document.recovered);
    return new ExportPresets(document);
  }

  /** All, by name. */
  list(): ExportPreset[] {
    return [...this.document.data.presets].sort((a, b) => a.name.localeCompare(b.name));
  }

  /**
   * Saves a preset; one with the same name is replaced.
   * @throws Fault `invalid-input` if there are too many; `disk-full`, `data-read-only`.
   */
  save(
    choice: Omit<ExportPreset, 'id'>,
    commit: Commit<ExportPreset> = unaudited,
  ): Promise<ExportPreset> {
    return this.document.change((draft) => {
      const others = draft.presets.filter(({ name }) => name !== choice.name);
      if (others.length >= maxPresets) {
        throw new Fault(
          'invalid-input',
          `There are ${maxPresets} saved exports already. Remove one, or use the name of one to replace it.`,
        );
      }
      const replaced = draft.presets.find(({ name }) => name === choice.name);
      const preset = { id: replaced?.id ?? randomUUID(), ...choice };
      draft.presets = [...others, preset];
      return preset;
    }, commit);
  }

  /** @throws Fault `not-found`, `disk-full`, `data-read-only`. */
  remove(id: string, commit: Commit<ExportPreset> = unaudited): Promise<ExportPreset> {
    return this.document.change((draft) => {
      const found = draft.presets.find((one) => one.id === id);
      if (found === undefined) {
        throw new Fault('not-found', 'This saved export was removed already. Reload the list.');
      }
      draft.presets = draft.presets.filter((one) => one !== found);
      return found;
    }, commit);
  }
}
