/** Shows whether the page is visible; `document` in a browser. */
interface PageState extends EventTarget {
  readonly hidden: boolean;
}

/**
 * Loads at once, then again and again while the page is visible, and as soon as it is visible again.
 * @param load shows its own faults; the next load waits for it.
 * @returns a function that ends it.
 */
export function refresh(
  load: () => Promise<void>,
  everyMs: number,
  page: PageState = document,
): () => void {
  let isLoading = false;
  const loadIfSeen = (): void => {
    if (page.hidden || isLoading) return;
    isLoading = true;
    void load().finally(() => {
      isLoading = false;
    });
  };
  const timer = setInterval(loadIfSeen, everyMs);
  page.addEventListener('visibilitychange', loadIfSeen);
  loadIfSeen();
  return () => {
    clearInterval(timer);
    page.removeEventListener('visibilitychange', loadIfSeen);
  };
}
