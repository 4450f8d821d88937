/** A resource that is opened on first use. */
export interface Once<Value> {
  /** Opens the resource if needed. After a failure, the next call tries again. */
  get(): Promise<Value>;
  /** The open resource; null if it was not opened. */
  opened(): Promise<Value | null>;
  /** Makes the next `get` open the resource again. The caller closes the old one. */
  forget(): void;
}

/** @param open called by the first `get`, and again after a failure or `forget`. */
export function once<Value>(open: () => Promise<Value>): Once<Value> {
  let opening: Promise<Value> | null = null;
  return {
    get: () => {
      opening ??= open().catch((error: unknown) => {
        opening = null;
        throw error;
      });
      return opening;
    },
    opened: () => opening?.catch(() => null) ?? Promise.resolve(null),
    forget: () => {
      opening = null;
    },
  };
}
