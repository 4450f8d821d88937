import type { Component } from 'svelte';
import type { Role } from '../../contract/calls/access.js';
import Accounts from './accounts/Accounts.svelte';
import type { AdminSession } from './admin-session.svelte.js';
import Audit from './audit/Audit.svelte';
import People from './people/People.svelte';
import Exports from './exports/Exports.svelte';
import Models from './models/Models.svelte';
import DoorCases from './door-cases/DoorCases.svelte';
import Refusals from './refusals/Refusals.svelte';
import SelfTest from './self-test/SelfTest.svelte';
import Settings from './settings/Settings.svelte';
import Attendance from './attendance/Attendance.svelte';

/** One entry of the administration menu. */
export interface Section {
  readonly id: string;
  readonly title: string;
  /** Roles that can open it. */
  readonly roles: readonly Role[];
  readonly component: Component<{ session: AdminSession }>;
}

const allRoles = ['administrator', 'hr'] as const;
const administratorOnly = ['administrator'] as const;

export const sections: readonly Section[] = [
  { id: 'attendance', title: 'Attendance', roles: allRoles, component: Attendance },
  { id: 'exports', title: 'Exports', roles: allRoles, component: Exports },
  { id: 'people', title: 'People', roles: administratorOnly, component: People },
  { id: 'door-cases', title: 'From the door', roles: administratorOnly, component: DoorCases },
  { id: 'refusals', title: 'Refusals', roles: administratorOnly, component: Refusals },
  { id: 'self-test', title: 'Self-test', roles: administratorOnly, component: SelfTest },
  { id: 'models', title: 'Models', roles: administratorOnly, component: Models },
  { id: 'settings', title: 'Settings', roles: administratorOnly, component: Settings },
  { id: 'accounts', title: 'Accounts', roles: administratorOnly, component: Accounts },
  { id: 'audit', title: 'Audit log', roles: administratorOnly, component: Audit },
];
