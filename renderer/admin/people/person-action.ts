/** What can be done to the person of a row. */
export type PersonAction = 'edit' | 'enrol' | 'erase';
