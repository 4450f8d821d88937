import * as v from 'valibot';
import { messageOf } from '../../base/message-of.js';
import { SealedFolder } from '../../storage/sealed-folder.js';
import { badgeKeyOf } from './badge-secrets.js';

/** Keys of badges in base64, 32 bytes each. */
export const SharedBadgeKeys = v.pipe(
  v.array(v.pipe(v.string(), v.base64(), v.length(44))),
  // One for each kiosk that ever made a badge.
  v.maxLength(10_000),
);
const KeysFile = v.object({ version: v.literal(1), keys: SharedBadgeKeys });

/** Name of the file in the folder about the hub. It stays when a kiosk leaves the hub, so its badges keep working. */
const fileId = 'badges';

/**
 * The keys under which digests of badges are made. A digest cannot be made again for another machine, because no one
 * keeps the printed secret. So machines that share people also share these keys, which are for badges only.
 */
export class BadgeKeys {
  /** Of this data folder. */
  readonly own: Uint8Array;
  #others: readonly Uint8Array[] = [];

  private constructor(
    /** Of the data folder; seals secrets of phones. */
    readonly folderKey: Uint8Array,
    private readonly files: SealedFolder,
  ) {
    this.own = badgeKeyOf(folderKey);
  }

  /**
   * @param folder where keys of other machines are kept, sealed.
   * @param notify called with a sentence if they cannot be read; then they come again from the hub.
   */
  static async open(
    folder: string,
    key: Uint8Array,
    notify: (sentence: string) => void,
  ): Promise<BadgeKeys> {
    const keys = new BadgeKeys(key, new SealedFolder(folder, key));
    try {
      const bytes = await keys.files.get(fileId);
      if (bytes === null) return keys;
      const stored = v.parse(KeysFile, JSON.parse(bytes.toString('utf8')));
      keys.#others = stored.keys.map((text) => new Uint8Array(Buffer.from(text, 'base64')));
    } catch (error) {
      const reason = messageOf(error);
      notify(`Badges that were made elsewhere do not work until the hub answers: ${reason}`);
    }
    return keys;
  }

  /** All of them; the own one first. */
  get all(): readonly Uint8Array[] {
    return [this.own, ...this.#others];
  }

  /** All of them, to be sealed for another machine. */
  shared(): string[] {
    return this.all.map(textOf);
  }

  /** Adds keys of other machines. @throws Fault as `SealedFolder.put`; then they are not known. */
  async add(given: readonly string[]): Promise<void> {
    const known = new Set(this.shared());
    const added = given.filter((text) => !known.has(text));
    if (added.length === 0) return;
    const others = [
      ...this.#others,
      ...added.map((text) => new Uint8Array(Buffer.from(text, 'base64'))),
    ];
    const file: v.InferOutput<typeof KeysFile> = { version: 1, keys: others.map(textOf) };
    await this.files.put(fileId, Buffer.from(JSON.stringify(file)));
    this.#others = others;
  }
}

function textOf(key: Uint8Array): string {
  return Buffer.from(key).toString('base64');
}
