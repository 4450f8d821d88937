import type { PeopleMessages } from './en.js';

export const peopleFr: PeopleMessages = {};
