import type { Component } from 'svelte';
import type { Role } from '../../contract/calls/access.js';
import Accounts from './accounts/Accounts.svelte';
import type { AdminSession } from './admin-session.svelte.js';
import Audit from './audit/Audit.svelte';
import People from './people/People.svelte';
import Exports from './exports/Exports.svelte';
import Models from './models/Models.svelte';
import SelfTest from './self-test/SelfTest.svelte';
import Settings from './settings/Settings.svelte';
import Attendance from './attendance/Attendance.svelte';

/** One entry of the administrator's menu. */
export interface Section {
  readonly id: string;
  readonly title: string;
  /** Who sees it. */
  readonly roles: readonly Role[];
  readonly component: Component<{ session: AdminSession }>;
}

const everybody = ['administrator', 'hr'] as const;
const administrator = ['administrator'] as const;

export const sections: readonly Section[] = [
  { id: 'attendance', title: 'Attendance', roles: everybody, component: Attendance },
  { id: 'exports', title: 'Exports', roles: everybody, component: Exports },
  { id: 'people', title: 'People', roles: administrator, component: People },
  { id: 'self-test', title: 'Self-test', roles: administrator, component: SelfTest },
  { id: 'models', title: 'Models', roles: administrator, component: Models },
  { id: 'settings', title: 'Settings', roles: administrator, component: Settings },
  { id: 'accounts', title: 'Accounts', roles: administrator, component: Accounts },
  { id: 'audit', title: 'Audit log', roles: administrator, component: Audit },
];
