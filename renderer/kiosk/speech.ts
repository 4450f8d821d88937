let spoken = '';

/**
 * Speaks a sentence with a voice of the operating system, unless it was spoken last. Silent without a voice:
 * the screen shows the same.
 * @param language BCP 47 tag.
 */
export function speak(sentence: string, language: string): void {
  if (sentence === spoken || !('speechSynthesis' in globalThis)) return;
  spoken = sentence;
  const utterance = new SpeechSynthesisUtterance(sentence);
  utterance.lang = language;
  // The direction before is over.
  speechSynthesis.cancel();
  speechSynthesis.speak(utterance);
}
