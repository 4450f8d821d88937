/** A subject's details for payroll and reports; all null if the subject was erased. */
export interface SubjectDetails {
  readonly name: string | null;
  /** Employee number. */
  readonly number: string | null;
  readonly department: string | null;
  readonly email: string | null;
  /** Null for the site's default schedule. */
  readonly scheduleId: string | null;
}

/** Looks up people. */
export interface Directory {
  list(): readonly {
    readonly subjectId: string;
    readonly name: string;
    readonly number: string | null;
  }[];
  /** Null for null, and for a subject who was erased. */
  nameOf(subjectId: string | null): string | null;
  detailsOf(subjectId: string): SubjectDetails;
}

/** The data about a person at another kiosk that merging needs. */
export interface OtherPerson {
  readonly subjectId: string;
  readonly name: string;
  /** Employee number. */
  readonly number?: string | undefined;
}
