/** A person in another system's list of people. */
export interface DirectoryPerson {
  /** Employee number; null if the other system does not have it. */
  readonly number: string | null;
  readonly name: string;
  readonly department: string | null;
  readonly email: string | null;
}
