/** What payroll and reports know about a subject; all null for somebody who was erased. */
export interface SubjectDetails {
  readonly name: string | null;
  /** Employee number. */
  readonly number: string | null;
  readonly department: string | null;
  readonly email: string | null;
  /** Null for the site's usual schedule. */
  readonly scheduleId: string | null;
}

/** The people that attendance is about. */
export interface Directory {
  list(): readonly {
    readonly subjectId: string;
    readonly name: string;
    readonly number: string | null;
  }[];
  /** Null for null, and for somebody who was erased. */
  nameOf(subjectId: string | null): string | null;
  detailsOf(subjectId: string): SubjectDetails;
}

/** Somebody in another kiosk's data, as far as merging needs it. */
export interface OtherPerson {
  readonly subjectId: string;
  readonly name: string;
  readonly number?: string | undefined;
}
