import type { TurnDirection } from '../../../contract/calls/kiosk.js';
import type { LivenessPolicy } from '../../../contract/calls/settings.js';
import { defaultDoorOptions } from '../../door/door-options.js';
import { Challenge } from '../../liveness/challenge.js';
import { CueTrack, type LivenessCues } from '../../liveness/cues.js';
import { judge, wantsVote, watchMs } from '../../liveness/judge.js';
import type { WatchedFace } from './watch-clip.js';

/** A challenge that was asked while a clip was recorded. */
export interface AskedTry {
  readonly directions: readonly TurnDirection[];
  /** Number of the face from which on it was asked. */
  readonly from: number;
}

/** The faces of a clip, and what the person was asked. */
export interface TriedClip {
  readonly faces: readonly WatchedFace[];
  /** In order; empty if no one was asked to turn. */
  readonly asked: readonly AskedTry[];
}

/** What the door does with a clip. */
export interface Trial {
  /** `challenged`: neither passed nor refused by the motion alone. */
  readonly outcome: 'passed' | 'refused' | 'challenged';
  /** False if too few faces of the clip are usable to recognise someone. */
  readonly isRecognised: boolean;
  /** From the frame in which a person would be recognised to the decision, in milliseconds. */
  readonly waitedMs: number;
  /** Number of the face with which the challenge begins; null if there is none, or no one is recognised. */
  readonly challengedAt: number | null;
  /** How the challenge went that was asked in the clip; null if none was asked, or none was needed. */
  readonly turned: { readonly hasPassed: boolean; readonly tookMs: number } | null;
  /** Of the whole clip, up to the first challenge. */
  readonly allCues: LivenessCues;
}

/** Plays a clip to the liveness check. */
export function tryClip(
  { faces, asked }: TriedClip,
  policy: Exclude<LivenessPolicy, 'off'>,
): Trial {
  const watched = faces.slice(0, asked[0]?.from);
  const track = new CueTrack();
  let usable = 0;
  let recognisedMs: number | null = null;
  const allCues = cuesOf(watched);
  const decided = (
    outcome: Trial['outcome'],
    waitedMs: number,
    challengedAt: number | null = null,
  ): Trial => {
    const turned = outcome === 'challenged' && asked.length > 0 ? turnedIn({ faces, asked }) : null;
    const isRecognised = recognisedMs !== null;
    return { outcome, isRecognised, waitedMs, challengedAt, turned, allCues };
  };
  for (const [index, { face, timeMs }] of watched.entries()) {
    track.add(face);
    if (face.isUsable) usable += 1;
    if (usable < defaultDoorOptions.minSamples) continue;
    recognisedMs ??= timeMs;
    const waitedMs = timeMs - recognisedMs;
    // As at the door, where the nets are asked only then.
    if (policy === 'balanced' && face.live !== undefined && wantsVote(track.cues)) {
      track.addVote(face.live);
    }
    const judgement = judge(track.cues);
    if (judgement === 'flat') return decided('refused', waitedMs);
    if (judgement === 'head' && policy === 'balanced') return decided('passed', waitedMs);
    if (policy === 'strict' || waitedMs >= watchMs) return decided('challenged', waitedMs, index);
  }
  if (recognisedMs === null) return decided('challenged', 0);
  return decided('challenged', watched.at(-1)!.timeMs - recognisedMs, 0);
}

function cuesOf(faces: readonly WatchedFace[]): LivenessCues {
  const track = new CueTrack();
  for (const { face } of faces) {
    track.add(face);
    if (face.live !== undefined) track.addVote(face.live);
  }
  return track.cues;
}

/** Plays the challenges that were asked, each until it ends or the next one begins. */
function turnedIn({ faces, asked }: TriedClip): NonNullable<Trial['turned']> {
  const startMs = faces[asked[0]!.from]?.timeMs ?? 0;
  for (const [index, { directions, from }] of asked.entries()) {
    const challenge = new Challenge(directions);
    for (const { face, timeMs } of faces.slice(from, asked[index + 1]?.from)) {
      if (challenge.add(face, timeMs).kind === 'passed') {
        return { hasPassed: true, tookMs: timeMs - startMs };
      }
    }
  }
  return { hasPassed: false, tookMs: (faces.at(-1)?.timeMs ?? 0) - startMs };
}
