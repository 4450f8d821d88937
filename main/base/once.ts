/** Something that is opened when it is first asked for. */
export interface Once<Value> {
  /** What could not be opened is tried anew next time. */
  get(): Promise<Value>;
  /** What was opened; null where nothing was. */
  opened(): Promise<Value | null>;
  /** Opened anew when it is next asked for; closing what was opened is the caller's. */
  forget(): void;
}

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
