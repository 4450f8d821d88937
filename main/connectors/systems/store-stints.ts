import type { Connector, PersonOf } from '../connector.js';
import type { AttendanceEvent, CorrectionEvent, Moment, Punch } from '../events.js';
import { alreadyThere, byHand, outcomeOf, refused, sent, wait, type Outcome } from '../outcome.js';
import { requireMapped } from './require-mapped.js';
import { timeText } from './time-text.js';
import { noteOf, type Stint, type StintSystem } from './stint-system.js';

/**
 * A connector for a system that keeps stints. Each step looks for its own result first, so that an event may
 * be sent again after an answer was lost, and an `out` only ends the stint that its own `in` began. If the `in` did not
 * arrive, the `out` sends it too.
 */
export function storeStints(system: StintSystem): Connector {
  return {
    title: system.title,
    find: (person) => system.find(person),
    send: (event, personOf) => outcomeOf(() => store(system, event, personOf)),
  };
}

async function store(
  system: StintSystem,
  event: AttendanceEvent,
  personOf: PersonOf,
): Promise<Outcome> {
  if (event.kind === 'merge') {
    return byHand(
      `Two records of one person were merged. Move the attendance of the former record in ${system.title}, if it has any.`,
    );
  }
  const idOf = (subjectId: string): Promise<string> => requireMapped(system, personOf(subjectId));
  if (event.kind === 'punch') return add(system, await idOf(event.subjectId), event.punch);
  return correct(system, event, idOf);
}

function add(system: StintSystem, remoteId: string, punch: Punch): Promise<Outcome> {
  return punch.direction === 'in'
    ? clockIn(system, remoteId, punch)
    : clockOut(system, remoteId, punch);
}

async function clockIn(system: StintSystem, remoteId: string, punch: Punch): Promise<Outcome> {
  const found = await stintAt(system, remoteId, punch, 'in');
  if (found !== null) return alreadyThere(found.remoteId);
  return sent(await system.begin(remoteId, punch, punch.partner));
}

async function clockOut(system: StintSystem, remoteId: string, punch: Punch): Promise<Outcome> {
  if (punch.partner === null) {
    return refused(
      `The clock-in before ${timeText(punch)} is missing, and ${system.title} cannot store a clock-out without a clock-in. Add the clock-in, then send this again.`,
    );
  }
  const stint = await stintAt(system, remoteId, punch.partner, 'in');
  if (stint === null) return storeWhole(system, remoteId, punch, punch.partner);
  if (isSame(system, stint, punch, 'out')) return alreadyThere(stint.remoteId);
  if (stint.outMs !== null) {
    const end = timeText({ ...punch, atMs: stint.outMs });
    return refused(
      `${system.title} says that this attendance ended at ${end}. Somebody may have changed it there; compare both.`,
    );
  }
  await system.end(remoteId, stint, punch);
  return sent(stint.remoteId);
}

/** Stores both sides of a stint whose clock-in did not arrive, or was corrected before it was sent. */
async function storeWhole(
  system: StintSystem,
  remoteId: string,
  punch: Punch,
  partner: Moment,
): Promise<Outcome> {
  await system.begin(remoteId, { ...punch, ...partner, direction: 'in', partner: punch }, punch);
  const stint = await stintAt(system, remoteId, partner, 'in');
  if (stint === null) return wait(`${system.title} does not show the new attendance yet.`);
  if (stint.outMs === null) await system.end(remoteId, stint, punch);
  return sent(stint.remoteId);
}

async function correct(
  system: StintSystem,
  { withdraws, brings, subjectId, bringsFor }: CorrectionEvent,
  idOf: (subjectId: string) => Promise<string>,
): Promise<Outcome> {
  const isMove =
    withdraws !== null &&
    brings !== null &&
    withdraws.direction === brings.direction &&
    subjectId === bringsFor;
  if (isMove) return move(system, await idOf(subjectId), withdraws, brings);
  let outcome: Outcome = alreadyThere(null);
  if (withdraws !== null) {
    outcome = await withdraw(system, await idOf(subjectId), withdraws);
    if (outcome.kind === 'refused') return outcome;
  }
  return brings === null ? outcome : add(system, await idOf(bringsFor), brings);
}

async function move(
  system: StintSystem,
  remoteId: string,
  from: Punch,
  to: Punch,
): Promise<Outcome> {
  const side = to.direction;
  const moved = await stintAt(system, remoteId, to, side);
  if (moved !== null) return alreadyThere(moved.remoteId);
  const stint = await stintAt(system, remoteId, from, side);
  // The punch never arrived: only the corrected one does.
  if (stint === null) return add(system, remoteId, to);
  const done = (await system.move(remoteId, stint, side, to)) === 'done';
  return done
    ? sent(stint.remoteId)
    : byHand(
        `${system.title} cannot change this time here. Change it there from ${timeText(from)} to ${timeText(to)}.`,
      );
}

async function withdraw(system: StintSystem, remoteId: string, punch: Punch): Promise<Outcome> {
  const stint = await stintAt(system, remoteId, punch, punch.direction);
  if (stint === null) return alreadyThere(null);
  const at = timeText(punch);
  if (punch.direction === 'in') {
    if (stint.outMs !== null) {
      return byHand(
        `The clock-in of ${at} no longer counts, but its clock-out does, and ${system.title} cannot store a clock-out without a clock-in. Correct the attendance there.`,
      );
    }
    if ((await system.remove(remoteId, stint)) === 'done') return sent(stint.remoteId);
    return byHand(`Delete the attendance in ${system.title} that began at ${at}.`);
  }
  if ((await system.reopen(remoteId, stint)) === 'done') return sent(stint.remoteId);
  return byHand(`Remove the clock-out of ${at} in ${system.title}: it no longer counts.`);
}

/** The stint that a punch began or ended; null if the system has none. */
async function stintAt(
  system: StintSystem,
  remoteId: string,
  moment: Moment,
  side: 'in' | 'out',
): Promise<Stint | null> {
  const stints = await system.around(remoteId, moment, side);
  return stints.find((stint) => isSame(system, stint, moment, side)) ?? null;
}

function isSame(system: StintSystem, stint: Stint, moment: Moment, side: 'in' | 'out'): boolean {
  const atMs = side === 'in' ? stint.inMs : stint.outMs;
  if (atMs === null) return false;
  // A system that rounds times, such as to a quarter of an hour, still has the note.
  if (stint.note.split('\n').includes(noteOf(moment, side))) return true;
  return Math.abs(atMs - moment.atMs) < system.resolutionMs;
}
