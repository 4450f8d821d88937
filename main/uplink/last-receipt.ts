import type { Journal } from '../attendance/journal/journal.js';
import type { SignedReceipt } from '../link/messages.js';
import { readReceipt, type Receipt } from '../link/receipt.js';
import type { Link, LinkFiles } from './link-files.js';
import { isStillAt, placeOf, type Place } from './outbox.js';
import { contradiction } from './problems.js';

export interface ReceiptOptions {
  readonly files: Pick<LinkFiles, 'confirmed' | 'confirm'>;
  readonly journal: Journal;
  readonly site: { report(about: string, sentence: string): Promise<boolean> };
  /** Called with sentences for the administrator. */
  readonly notify: (sentence: string) => void;
}

/** The hub's entries, as far as this kiosk knows. */
export interface Known {
  readonly place: Place;
  readonly receipt: SignedReceipt;
  /** The receipt that the journal does not fit any more; null if it fits. */
  readonly contradicted: SignedReceipt | null;
}

/** The last receipt of the hub, which is on the disk, and the place in the journal that it confirms. */
export class LastReceipt {
  #known: Known | null = null;
  /** False while the disk may have an older receipt. */
  #isKept = true;
  #lost: SignedReceipt | null = null;

  /** @param onContradicted called if the journal no longer has what the hub confirmed. */
  constructor(
    private readonly options: ReceiptOptions,
    private readonly onContradicted: () => void,
  ) {}

  /** Null before the first receipt, and before `load`. */
  get known(): Known | null {
    return this.#known;
  }

  /** A receipt of entries that the hub lost; null if it lost none. The hub must see it once. */
  get lost(): SignedReceipt | null {
    return this.#lost;
  }

  /** The hub has seen `lost`. */
  lostIsKnown(): void {
    this.#lost = null;
  }

  /** The disk has the receipts of another link, or of none. */
  forget(): void {
    this.#known = null;
    this.#isKept = true;
    this.#lost = null;
  }

  /**
   * Reads the last receipt and compares it with the journal, if that was not done, and saves a receipt again that could not
   * be saved.
   * @param kiosk the id that the hub knows this kiosk by.
   * @throws Fault as `LinkFiles.confirmed`, `LinkFiles.confirm`.
   */
  async load(link: Link, kiosk: string): Promise<void> {
    this.#known ??= await this.#lastKnown(link, kiosk);
    if (this.#known !== null && !this.#isKept) await this.#keep(this.#known);
  }

  /**
   * Keeps a receipt, and compares it with the journal.
   * @param receipt what `signed` says.
   * @param last the place after the entries that were sent; null for none.
   * @throws Fault as `LinkFiles.confirm`.
   */
  async take(receipt: Receipt, signed: SignedReceipt, last: Place | null): Promise<void> {
    const known = this.#known;
    const isAt = (place: Place | null): place is Place =>
      place?.seq === receipt.seq && place.hash === receipt.hash;
    const place = isAt(last)
      ? last
      : isAt(known?.place ?? null)
        ? known!.place
        : await placeOf(this.options.journal, receipt);
    if (place === null) {
      await this.#contradicted(signed);
      return;
    }
    if (known?.place === place) return;
    if (known !== null && place.seq < known.place.seq) {
      this.#lost = known.receipt;
      this.options.notify(
        `The hub lost entries that it had confirmed. They are sent again, from entry ${place.seq + 1} on.`,
      );
    }
    await this.#keep({ place, receipt: signed, contradicted: known?.contradicted ?? null });
  }

  /** The last saved receipt, compared with the journal; null before the first receipt. */
  async #lastKnown(link: Link, kiosk: string): Promise<Known | null> {
    const { files, journal } = this.options;
    const confirmed = await files.confirmed();
    if (confirmed === null) return null;
    const { receipt: signed, contradicted, start } = confirmed;
    const receipt = readReceipt(signed, link.hubKey, kiosk);
    // Of another hub, which does not count here.
    if (receipt === null) return null;
    const { seq, hash } = receipt;
    const known = { place: { seq, hash, start }, receipt: signed, contradicted };
    if (await isStillAt(journal, known.place)) return known;
    const place = await placeOf(journal, receipt);
    if (place !== null) return { ...known, place };
    await this.#contradicted(signed);
    return this.#known;
  }

  async #contradicted(signed: SignedReceipt): Promise<void> {
    const known = this.#known ?? { place: { seq: 0, hash: '', start: 0 }, receipt: signed };
    await this.#keep({ ...known, contradicted: signed });
    this.onContradicted();
    await this.options.site.report('hub', contradiction);
  }

  async #keep(known: Known): Promise<void> {
    this.#known = known;
    this.#isKept = false;
    const { receipt, contradicted, place } = known;
    const { seq, start } = place;
    await this.options.files.confirm({ version: 1, receipt, seq, start, contradicted });
    this.#isKept = true;
  }
}
