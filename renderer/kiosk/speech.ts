let spoken = '';

/** The next sentence is spoken even if it is the same as the last one: it is for another person. */
export function forgetSpoken(): void {
  spoken = '';
}

/**
 * Speaks a sentence with a voice of the operating system, unless it was spoken last. Silent without a voice:
 * the screen shows the same.
 * @param language BCP 47 tag.
 * @param interrupts false for a hint, which waits until the previous sentence is over: hints follow each other fast.
 */
export function speak(sentence: string, language: string, interrupts = true): void {
  if (sentence === spoken || !('speechSynthesis' in globalThis)) return;
  if (!interrupts && speechSynthesis.speaking) return;
  spoken = sentence;
  const utterance = new SpeechSynthesisUtterance(sentence);
  utterance.lang = language;
  // What was said before is over.
  speechSynthesis.cancel();
  speechSynthesis.speak(utterance);
}
