import { Fault } from '../../contract/fault.js';
import type { People } from '../people/records/people.js';

/** Somebody that a supervisor may confirm, until a time on a monotonic clock. */
interface Confirmable {
  readonly subjectId: string;
  readonly untilMs: number;
}

/** The supervisor has to come and type a PIN. */
const refusedMs = 120_000;
/** Time to read the name, look at the person and touch a button. */
const answerMs = 45_000;

/** A punch that a supervisor confirms for a person that the liveness check refused. */
export class Supervision {
  /** The person the check refused last. */
  #refused: Confirmable | null = null;
  /** The person a supervisor was asked about. */
  #asked: (Confirmable & { readonly supervisorId: string }) | null = null;

  /** A face was refused that was recognised as this person. */
  refused(subjectId: string, nowMs: number): void {
    this.#refused = { subjectId, untilMs: nowMs + refusedMs };
  }

  /**
   * Asks a supervisor if this is the person the face was recognised as.
   * @param supervisorId whose number and PIN were right.
   * @returns the id of the person.
   * @throws Fault `too-late` if no one was refused just now; `not-allowed` for anyone but a supervisor, and for
   * supervisors who confirm themselves.
   */
  ask(supervisorId: string, people: Pick<People, 'isSupervisor'>, nowMs: number): string {
    const refused = this.#refused;
    if (refused === null || nowMs > refused.untilMs) throw tooLate();
    const { subjectId } = refused;
    if (!people.isSupervisor(supervisorId) || supervisorId === subjectId) {
      throw new Fault('not-allowed', 'Only a supervisor can confirm somebody else.');
    }
    this.#asked = { subjectId, supervisorId, untilMs: nowMs + answerMs };
    return subjectId;
  }

  /** The supervisor said yes. @throws Fault `too-late`. */
  confirm(nowMs: number): { readonly subjectId: string; readonly confirmedBy: string } {
    const asked = this.#asked;
    if (asked === null || nowMs > asked.untilMs) throw tooLate();
    this.clear();
    return { subjectId: asked.subjectId, confirmedBy: asked.supervisorId };
  }

  /** The punch of somebody who was confirmed could not be recorded: the supervisor can say yes again. */
  putBack({ subjectId, confirmedBy }: ReturnType<Supervision['confirm']>, nowMs: number): void {
    this.#asked ??= { subjectId, supervisorId: confirmedBy, untilMs: nowMs + answerMs };
  }

  /** Another screen took over, or somebody was confirmed. */
  clear(): void {
    this.#refused = this.#asked = null;
  }
}

function tooLate(): Fault {
  return new Fault(
    'too-late',
    'There is no longer anyone to confirm. Look at the camera again, and then ask the supervisor.',
  );
}
