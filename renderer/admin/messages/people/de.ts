import type { PeopleMessages } from './en.js';

export const peopleDe: PeopleMessages = {};
