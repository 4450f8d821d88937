/** Reads a choice stored on this device; null if there is none or storage is disabled. */
export function remembered(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Stores a choice on this device. The kiosk works without storage too. */
export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Storage is disabled or full: the choice lasts until the page is closed.
  }
}
