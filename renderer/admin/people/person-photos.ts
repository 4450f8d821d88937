import type { Person } from '../../../contract/calls/people.js';
import type { Client } from '../../../contract/transport/connect.js';

/**
 * Kept photos as addresses for `img`, each loaded once. One at a time: a page of a table would ask for fifty, and
 * the services refuse a screen that makes too many calls at once.
 */
export class PersonPhotos {
  readonly #client: Pick<Client, 'people.photo'>;
  readonly #urls = new Map<string, Promise<string | null>>();
  #last: Promise<unknown> = Promise.resolve();
  #isReleased = false;

  constructor(client: Pick<Client, 'people.photo'>) {
    this.#client = client;
  }

  /** Null for a person without kept photos, and for one whose photo cannot be read. */
  urlOf({ subjectId, photos, enrolledAt }: Person): Promise<string | null> {
    if (photos === 0) return Promise.resolve(null);
    // A new enrolment has other photos.
    const key = `${subjectId} ${enrolledAt}`;
    let url = this.#urls.get(key);
    if (url === undefined) {
      url = this.#last.then(() => this.#load(subjectId)).catch(() => null);
      this.#last = url;
      this.#urls.set(key, url);
    }
    return url;
  }

  /** Frees the photos; no more are loaded. */
  release(): void {
    this.#isReleased = true;
    for (const url of this.#urls.values()) {
      void url.then((address) => {
        if (address !== null) URL.revokeObjectURL(address);
      });
    }
  }

  async #load(who: string): Promise<string | null> {
    if (this.#isReleased) return null;
    const { photo } = await this.#client['people.photo']({ who });
    if (photo === null) return null;
    return URL.createObjectURL(new Blob([new Uint8Array(photo)], { type: 'image/jpeg' }));
  }
}
