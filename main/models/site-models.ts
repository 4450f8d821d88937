import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Settings } from '../../contract/calls/settings.js';
import { ModelProfile, type EmbeddingProfile } from '../../contract/calls/models.js';
import { Fault, isFault } from '../../contract/fault.js';
import type { Commit } from '../access/audit-first.js';
import { writeAtomically } from '../storage/atomic-file.js';
import { openDocument, type Document } from '../storage/document.js';
import type { DocumentGuard } from '../storage/document-guard.js';
import { withFileFaults } from '../storage/file-faults.js';
import { makeFolder } from '../storage/make-folder.js';
import type { SiteState } from '../storage/site-state.js';
import { ActiveModels } from '../vision/model-set.js';
import { activeModelsFile, importedIds, modelFolder } from '../vision/model-files.js';

/** The embedding model that the door learns faces for; null if it learns none, or the settings no longer allow it. */
export function learntModel({
  models,
  settings,
}: {
  readonly models: Pick<SiteModels, 'learning'>;
  readonly settings: Pick<Settings, 'learnsFaces'>;
}): string | null {
  return settings.learnsFaces ? models.learning : null;
}

/** Which models are in use. */
export type ModelsInUse = Pick<ActiveModels, 'embedding' | 'detector'>;

/**
 * The imported models of a site, and which of them are in use. They decide who is recognised, so their files
 * have a MAC, and the profiles have the digests of the nets.
 */
export class SiteModels {
  private constructor(
    /** The data folder. */
    readonly folder: string,
    private readonly site: SiteState,
    private readonly active: Document<ActiveModels>,
    private readonly profiles: Map<string, Document<ModelProfile>>,
  ) {}

  /**
   * Opens and checks the files. A damaged profile is a notice: without it, its model cannot be used.
   * @param folder the data folder.
   * @throws Fault `data-altered` for files that were changed outside Rollcall; as `openDocument`.
   */
  static async open(
    folder: string,
    site: SiteState,
    notify: (sentence: string) => void,
  ): Promise<SiteModels> {
    const inUse = await openDocument<ActiveModels>(
      activeModelsFile(folder),
      ActiveModels,
      { version: 1, embedding: null, detector: null, learning: null },
      [],
      site.documentGuard('models in use', [], 'models'),
    );
    if (inUse.recovered !== null) notify(inUse.recovered);
    const profiles = new Map<string, Document<ModelProfile>>();
    for (const id of await importedIds(folder)) {
      try {
        profiles.set(id, await openProfile(folder, id, guardOf(site, id)));
      } catch (error) {
        if (!isFault(error) || error.code === 'data-altered') throw error;
        notify(error.message);
      }
    }
    return new SiteModels(folder, site, inUse, profiles);
  }

  get inUse(): ModelsInUse {
    const { embedding, detector } = this.active.data;
    return { embedding, detector };
  }

  /** The embedding model that was chosen for learning faces; null for none. See `learntModel`. */
  get learning(): string | null {
    return this.active.data.learning;
  }

  /** Profiles of the imported models, by id. */
  list(): ModelProfile[] {
    return [...this.profiles.values()].map(({ data }) => data);
  }

  /** @throws Fault `not-found`. */
  profile(id: string): ModelProfile {
    const profile = this.profiles.get(id)?.data;
    if (profile !== undefined) return profile;
    throw new Fault(
      'not-found',
      `There is no imported model ${id} in ${join(this.folder, 'models')}. To list the models, run "rollcall models imported".`,
    );
  }

  /**
   * @param learning the embedding model that the door learns faces for; by default as before.
   * @throws Fault as `writeAtomically`; then the models in use are those of before.
   */
  async use({ embedding, detector }: ModelsInUse, learning = this.learning): Promise<void> {
    await this.#change({ embedding, detector, learning });
  }

  /**
   * Chooses the embedding model that the door learns faces for; null for none.
   * @throws Fault as `writeAtomically`; then it is that of before.
   */
  async learn(learning: string | null): Promise<void> {
    await this.#change({ learning });
  }

  /**
   * Moves a model from its staging folder to the imported ones.
   * @param staging folder with the nets.
   * @throws Fault as `writeAtomically`; then the model is not imported.
   */
  async add(staging: string, profile: ModelProfile): Promise<void> {
    const { id } = profile;
    const guard = guardOf(this.site, id);
    await guard.write(profile, async (content) => {
      const file = join(staging, 'profile.json');
      await writeAtomically(file, `${JSON.stringify(content, null, 1)}\n`);
      await withFileFaults(this.folder, () => rename(staging, modelFolder(this.folder, id)));
    });
    this.profiles.set(id, await openProfile(this.folder, id, guard));
  }

  /** @throws Fault `not-found`; as `Document.change`. */
  async calibrate(
    id: string,
    calibration: EmbeddingProfile['calibration'],
    commit: Commit<unknown>,
  ): Promise<void> {
    this.profile(id);
    const edit = (draft: ModelProfile): void => {
      if (draft.kind === 'embedding') draft.calibration = calibration;
    };
    await this.profiles.get(id)!.change(edit, commit);
  }

  /** Erases an imported model. @throws Fault of the disk. */
  async remove(id: string): Promise<void> {
    const folder = modelFolder(this.folder, id);
    await withFileFaults(this.folder, () => rm(folder, { recursive: true }));
    this.profiles.delete(id);
  }

  async #change(choice: Partial<ActiveModels>): Promise<void> {
    await withFileFaults(this.folder, () => makeFolder(join(this.folder, 'models')));
    await this.active.change((draft) => Object.assign(draft, choice));
  }
}

function guardOf(site: SiteState, id: string): DocumentGuard {
  return site.documentGuard(`model ${id}`, [], 'models');
}

async function openProfile(
  folder: string,
  id: string,
  guard: DocumentGuard,
): Promise<Document<ModelProfile>> {
  const file = join(modelFolder(folder, id), 'profile.json');
  const document = await openDocument<ModelProfile>(file, ModelProfile, noProfile, [], guard);
  if (document.found) return document;
  throw new Fault(
    'data-damaged',
    `The file ${file} is missing. Import the model again, or remove its folder.`,
  );
}

/** What a missing file would contain; it is never written. */
const noProfile: ModelProfile = {
  version: 1,
  kind: 'detector',
  id: '',
  family: '',
  importedAt: '',
  sources: [],
  sha256: { p: '', r: '', o: '' },
};
