import CalendarClock from '@lucide/svelte/icons/calendar-clock';
import Cpu from '@lucide/svelte/icons/cpu';
import DoorOpen from '@lucide/svelte/icons/door-open';
import FileDown from '@lucide/svelte/icons/file-down';
import Gauge from '@lucide/svelte/icons/gauge';
import KeyRound from '@lucide/svelte/icons/key-round';
import ListChecks from '@lucide/svelte/icons/list-checks';
import ScanFace from '@lucide/svelte/icons/scan-face';
import ScrollText from '@lucide/svelte/icons/scroll-text';
import SettingsIcon from '@lucide/svelte/icons/settings';
import ShieldAlert from '@lucide/svelte/icons/shield-alert';
import Users from '@lucide/svelte/icons/users';
import type { Component } from 'svelte';
import type { Role } from '../../contract/calls/access.js';
import Accounts from './accounts/Accounts.svelte';
import type { AdminSession } from './admin-session.svelte.js';
import Attendance from './attendance/Attendance.svelte';
import Audit from './audit/Audit.svelte';
import Exports from './exports/Exports.svelte';
import LivenessCheck from './liveness/LivenessCheck.svelte';
import Models from './models/Models.svelte';
import People from './people/People.svelte';
import DoorCases from './door-cases/DoorCases.svelte';
import Refusals from './refusals/Refusals.svelte';
import SelfTest from './self-test/SelfTest.svelte';
import SetUp from './set-up/SetUp.svelte';
import Settings from './settings/Settings.svelte';

/** One entry of the administration menu. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly icon: typeof Users;
  /** Roles that can open it. */
  readonly roles: readonly Role[];
  /** True for what few people need, and not every day. */
  readonly isAdvanced: boolean;
  readonly component: Component<{
    session: AdminSession;
    /** Opens another section. */
    onGo: (id: string) => void;
    /** Signs out and returns to the kiosk. */
    onLeave: () => void;
  }>;
}

const everyone = { roles: ['administrator', 'hr', 'team'], isAdvanced: false } as const;
const office = { roles: ['administrator', 'hr'], isAdvanced: false } as const;
const administrator = { roles: ['administrator'], isAdvanced: false } as const;
const advanced = { roles: ['administrator'], isAdvanced: true } as const;

export const sections: readonly Section[] = [
  { id: 'set-up', title: 'Set up', icon: ListChecks, component: SetUp, ...administrator },
  {
    id: 'attendance',
    title: 'Attendance',
    icon: CalendarClock,
    component: Attendance,
    ...everyone,
  },
  { id: 'exports', title: 'Exports', icon: FileDown, component: Exports, ...office },
  { id: 'people', title: 'People', icon: Users, component: People, ...administrator },
  {
    id: 'door-cases',
    title: 'From the door',
    icon: DoorOpen,
    component: DoorCases,
    ...administrator,
  },
  { id: 'refusals', title: 'Refusals', icon: ShieldAlert, component: Refusals, ...administrator },
  { id: 'settings', title: 'Settings', icon: SettingsIcon, component: Settings, ...administrator },
  { id: 'accounts', title: 'Accounts', icon: KeyRound, component: Accounts, ...administrator },
  { id: 'self-test', title: 'Self-test', icon: Gauge, component: SelfTest, ...advanced },
  {
    id: 'liveness',
    title: 'Liveness check',
    icon: ScanFace,
    component: LivenessCheck,
    ...advanced,
  },
  { id: 'models', title: 'Models', icon: Cpu, component: Models, ...advanced },
  { id: 'audit', title: 'Audit log', icon: ScrollText, component: Audit, ...advanced },
];
