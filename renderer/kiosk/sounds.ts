import type { Panel } from './panel.js';

/**
 * Tones in hertz, played in order: rising for success, level for a repeat, falling for a refusal, up and down
 * for a question.
 */
const tunes = {
  recorded: [660, 880],
  already: [660, 660],
  refused: [440, 330],
  asking: [660, 880, 660],
} as const;
export type Tune = keyof typeof tunes;

/** The tune for a new panel; null for none. */
export function tuneFor(panel: Panel, previous: Panel): Tune | null {
  if (panel.kind === 'recorded' || panel.kind === 'already' || panel.kind === 'asking') {
    return panel.kind;
  }
  const isRefusal = panel.kind === 'not-recorded' || panel.kind === 'wrong-badge';
  return isRefusal && previous.kind !== panel.kind ? 'refused' : null;
}

const toneSeconds = 0.14;
const volumeLevel = 0.18;

let context: AudioContext | null = null;

/**
 * Plays a short tune. Stays silent if the browser requires a user gesture first; the screen shows the
 * same information.
 */
export function play(tune: Tune): void {
  context ??= new AudioContext();
  void context.resume();
  if (context.state !== 'running') return;
  const start = context.currentTime + 0.01;
  for (const [i, hertz] of tunes[tune].entries()) {
    const tone = context.createOscillator();
    const volume = context.createGain();
    const from = start + i * toneSeconds;
    tone.frequency.value = hertz;
    // A tone that starts or stops abruptly clicks.
    volume.gain.setValueAtTime(0, from);
    volume.gain.linearRampToValueAtTime(volumeLevel, from + 0.02);
    volume.gain.linearRampToValueAtTime(0, from + toneSeconds);
    tone.connect(volume).connect(context.destination);
    tone.start(from);
    tone.stop(from + toneSeconds);
  }
}
