import type { LivenessCues } from './cues.js';

/** What the cues of a visit say so far. */
export type Judgement = 'head' | 'flat' | 'doubt';

/** The cues, each with its own judgement. */
export type CueName = 'surroundings' | 'flatness' | 'turn' | 'net';

/**
 * In doubt, a person is watched this long before the challenge, in milliseconds: most live people have moved
 * by then.
 */
export const watchMs = 2_000;

/* Limits measured on simulated attacks and real clips: docs/liveness.md. */

/** Fewer pairs of frames say nothing. */
const minPairs = 2;
/** A phone in a hand stands still for a moment, too: the room must stay in more pairs, about half a second. */
const minRoomPairs = 4;
/** The room behind a head stays; what is around a picture moves with it. */
const roomFrom = { still: 0.6, withFace: 0.04 } as const;
const sheetFrom = { still: 0.1, withFace: 0.8 } as const;
/** Behind a head whose hair fills part of the ring, this much of the room stays. */
const partFrom = { still: 0.7, withFace: 0.2 } as const;
/**
 * Close to the head, hair may move with the face, but part of the room shows: at most six points in ten move. A bent
 * sheet hides the room there.
 */
const maxMovingNear = 0.6;
/** Distances of points on the face from a plane's motion, in inter-ocular distances. */
const reliefFrom = 0.022;
const flatUpTo = 0.01;
/** Change of the nose coordinate that no flat picture reached. */
const turnedFrom = 0.18;
/** Shares of a live face, of anti-spoofing nets. */
const pictureUpTo = 0.1;
const liveFrom = 0.9;
/**
 * Votes of the anti-spoofing nets that decide together. The first one that does not say "picture" is enough, so that no
 * one waits for more.
 */
const maxVotes = 3;

/** What each cue alone says. */
export function judgeEach({
  ring,
  planarity,
  turn,
  nod,
  net,
}: LivenessCues): Record<CueName, Judgement> {
  return {
    surroundings: judgeRing(ring),
    flatness: judgePlanarity(planarity),
    turn: Math.max(turn, nod) >= turnedFrom ? 'head' : 'doubt',
    net: net === null ? 'doubt' : judgeNet(net.live),
  };
}

function judgeNet(live: number): Judgement {
  if (isPicture(live)) return 'flat';
  return live >= liveFrom ? 'head' : 'doubt';
}

/** True if anti-spoofing nets clearly say "picture". @param live share of a live face, 0 to 1. */
export function isPicture(live: number): boolean {
  return live <= pictureUpTo;
}

function judgeRing(ring: LivenessCues['ring']): Judgement {
  if (ring === null || ring.pairs < minPairs) return 'doubt';
  const { still, withFace } = ring;
  const isRoom = still >= roomFrom.still && withFace <= roomFrom.withFace;
  if (isRoom && showsRoom(ring)) return 'head';
  return still <= sheetFrom.still && withFace >= sheetFrom.withFace ? 'flat' : 'doubt';
}

function judgePlanarity(planarity: LivenessCues['planarity']): Judgement {
  if (planarity === null || planarity.pairs < minPairs) return 'doubt';
  const { residual } = planarity;
  if (residual >= reliefFrom) return 'head';
  return residual <= flatUpTo ? 'flat' : 'doubt';
}

/**
 * What the cues say together. The anti-spoofing nets have one vote: if they say "picture", a head that moves is in
 * doubt. The nets alone let no one pass and refuse no one.
 */
export function judge(cues: LivenessCues): Judgement {
  const motion = judgeMotion(cues);
  return motion === 'head' && judgeEach(cues).net === 'flat' ? 'doubt' : motion;
}

/** True if a vote of the anti-spoofing nets could change the judgement: before someone passes by their motion. */
export function wantsVote(cues: LivenessCues): boolean {
  if (judgeMotion(cues) !== 'head') return false;
  return cues.net === null || (isPicture(cues.net.live) && cues.net.votes < maxVotes);
}

function judgeMotion(cues: LivenessCues): Judgement {
  const { surroundings, flatness, turn } = judgeEach(cues);
  if (surroundings === 'head' && flatness !== 'flat') return 'head';
  const isDeep = flatness === 'head' || turn === 'head';
  if (isDeep && partOfRoomStays(cues.ring)) return 'head';
  // In front of a plain wall, there is nothing to follow around the head.
  const seesSurroundings = cues.ring !== null && cues.ring.pairs >= minPairs;
  if (!seesSurroundings && flatness === 'head' && turn === 'head') return 'head';
  // In front of a plain wall, hair and shoulders move with the face too, so this alone does not refuse anyone.
  return surroundings === 'flat' && flatness === 'flat' ? 'flat' : 'doubt';
}

function partOfRoomStays(ring: LivenessCues['ring']): boolean {
  if (ring === null) return false;
  const isPart = ring.still >= partFrom.still && ring.withFace <= partFrom.withFace;
  return isPart && showsRoom(ring);
}

/** True if the room was seen long enough, and close to the head too. */
function showsRoom({ pairs, near }: NonNullable<LivenessCues['ring']>): boolean {
  if (pairs < minRoomPairs) return false;
  if (near === null) return true;
  const { still, withFace } = near;
  return still > 0 && withFace <= maxMovingNear * (still + withFace);
}
