import type { ShownAbsence } from '../../contract/calls/absences.js';
import type { ReportDay } from '../../contract/calls/attendance.js';
import type { Api, Contract, CallName, Input, Output } from '../../contract/contract.js';
import { Fault } from '../../contract/fault.js';
import type { Session } from './session.js';

/*
 * What the role team sees and changes: people of its departments only. Every call that the contract gives to
 * this role has a guard here; one without does not compile.
 */

type TeamCall = {
  [Name in CallName]: Contract[Name]['access'] extends 'team' ? Name : never;
}[CallName];

/** Makes a call for a team: checks its input, or leaves out what belongs to other teams. */
type Guard<Name extends TeamCall> = (
  call: Api[Name],
  input: Input<Name>,
  scope: Scope,
) => Promise<Output<Name>>;

/** What the guards need of the opened data folder. */
export interface TeamData {
  readonly people: { detailsOf(subjectId: string): { readonly department: string | null } };
  readonly journal: {
    readonly facts: { subjectOf(subjectId: string): string };
    readonly standing: { find(seq: number): Promise<{ readonly subjectId: string } | null> };
  };
}

interface Scope {
  readonly isVisible: (subjectId: string) => boolean;
  /** @throws Fault `not-allowed` for a person of another department. */
  readonly requirePerson: (subjectId: string) => void;
  /** As `requirePerson`, by the number of a punch; an unknown one is left to the call. */
  readonly requirePunch: (seq: number) => Promise<void>;
}

/** More days than a site has to resolve; the guard needs all of them to count those of the team. */
const allDays = 1_000_000;

const guards: { readonly [Name in TeamCall]: Guard<Name> } = {
  'absences.list': async (call, input, { isVisible }) =>
    (await call(input))
      .filter(({ subjectId }) => isVisible(subjectId))
      .map((absence) => ({ ...absence, kind: 'absent' })),
  'attendance.amend': async (call, input, { requirePerson, requirePunch }) => {
    if (input.withdraws !== null) await requirePunch(input.withdraws);
    if (input.brings?.subjectId !== undefined) requirePerson(input.brings.subjectId);
    return call(input);
  },
  'attendance.days': (call, input, { isVisible, requirePerson }) => {
    if (input.subjectId !== null) requirePerson(input.subjectId);
    return call(input).then((days) => days.filter(visible(isVisible)).map(withoutKind));
  },
  'attendance.log': async (call, input, { isVisible }) =>
    // A supervisor may be of another department.
    (await call(input)).filter(visible(isVisible)).map((entry) => ({ ...entry, supervisor: null })),
  'attendance.month': async (call, input, { isVisible }) => {
    const { rows, ...month } = await call(input);
    const own = rows.filter(visible(isVisible)).map((row) => ({
      ...row,
      absences: row.absences.map(({ index }) => ({ index, kind: 'absent' as const })),
    }));
    return { ...month, rows: own };
  },
  'attendance.offsets': (call, input) => call(input),
  'attendance.present': async (call, input, { isVisible }) =>
    (await call(input)).filter(visible(isVisible)),
  'attendance.review': async (call, input, { requirePunch }) => {
    for (const seq of input.punches) await requirePunch(seq);
    return call(input);
  },
  'attendance.toResolve': async (call, { most, ...range }, { isVisible }) => {
    const { days } = await call({ ...range, most: allDays });
    const own = days.filter(visible(isVisible)).map(withoutKind);
    return { days: own.slice(0, most), count: own.length };
  },
  'holidays.list': (call, input) => call(input),
  'overview.dashboard': async (call, input, { isVisible }) => {
    const { late, absent, toResolve, ...rest } = await call(input);
    return {
      ...rest,
      late: late.filter(visible(isVisible)),
      absent: absent
        .filter(visible(isVisible))
        .map((one) => ({ ...one, kind: one.kind === null ? null : 'absent' })),
      toResolve: toResolve.filter(visible(isVisible)),
    };
  },
  'overview.today': (call, input) => call(input),
  'people.names': async (call, input, { isVisible }) =>
    (await call(input)).filter(visible(isVisible)),
  'signOffs.list': async (call, input, { isVisible }) =>
    (await call(input)).map((period) => ({
      ...period,
      corrections: period.corrections.filter(visible(isVisible)),
    })),
};

/**
 * The services for a screen on which a team may be signed in. Who is signed in is asked at each call.
 * @param data the opened data folder.
 */
export function teamScoped(api: Api, session: Session, data: () => Promise<TeamData>): Api {
  const guarded = Object.entries(guards).map(([name, guard]) => {
    const call = api[name as TeamCall] as (input: never) => Promise<unknown>;
    const guardedCall = guard as (call: unknown, input: never, scope: Scope) => Promise<unknown>;
    return [
      name,
      async (input: never) => {
        const { actor } = session;
        if (actor?.role !== 'team') return call(input);
        return guardedCall(call, input, scopeOf(actor.departments ?? [], await data()));
      },
    ];
  });
  return { ...api, ...(Object.fromEntries(guarded) as Pick<Api, TeamCall>) };
}

function scopeOf(departments: readonly string[], { people, journal }: TeamData): Scope {
  const isVisible = (subjectId: string): boolean => {
    const { department } = people.detailsOf(journal.facts.subjectOf(subjectId));
    return department !== null && departments.includes(department);
  };
  const requirePerson = (subjectId: string): void => {
    if (isVisible(subjectId)) return;
    throw new Fault(
      'not-allowed',
      'This person is not in one of your departments. Ask HR or an administrator.',
    );
  };
  return {
    isVisible,
    requirePerson,
    requirePunch: async (seq) => {
      const punch = await journal.standing.find(seq);
      if (punch !== null) requirePerson(punch.subjectId);
    },
  };
}

function visible(isVisible: Scope['isVisible']): (one: { readonly subjectId: string }) => boolean {
  return ({ subjectId }) => isVisible(subjectId);
}

/** The kind of an absence may be about health. */
function withoutKind(day: ReportDay): ReportDay {
  const absence: ShownAbsence | null = day.absence === null ? null : 'absent';
  return { ...day, absence };
}
