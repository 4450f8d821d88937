import type { PeopleMessages } from './en.js';

export const peopleAr: PeopleMessages = {};
