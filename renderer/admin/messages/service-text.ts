import { language } from '../../language/language.svelte.js';
import { translateSentence } from './faults/translate-sentence.js';

/**
 * What the services say, such as a reason or a warning, in the screen's language. Called in a template or a
 * `$derived`, it follows a change of language.
 */
export function serviceText(sentence: string): string {
  return translateSentence(language(), sentence);
}
