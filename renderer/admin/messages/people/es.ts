import type { PeopleMessages } from './en.js';

export const peopleEs: PeopleMessages = {};
