/** Reads a choice that this device keeps; null for none, also where storage is switched off. */
export function remembered(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Keeps a choice on this device, where that is possible: without, the screen works as well. */
export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Storage is switched off or full; the choice holds until the page is closed.
  }
}
