import Cable from '@lucide/svelte/icons/cable';
import CalendarClock from '@lucide/svelte/icons/calendar-clock';
import CalendarOff from '@lucide/svelte/icons/calendar-off';
import Cpu from '@lucide/svelte/icons/cpu';
import DoorOpen from '@lucide/svelte/icons/door-open';
import FileDown from '@lucide/svelte/icons/file-down';
import Gauge from '@lucide/svelte/icons/gauge';
import KeyRound from '@lucide/svelte/icons/key-round';
import LayoutDashboard from '@lucide/svelte/icons/layout-dashboard';
import ListChecks from '@lucide/svelte/icons/list-checks';
import MonitorCheck from '@lucide/svelte/icons/monitor-check';
import Network from '@lucide/svelte/icons/network';
import ScanFace from '@lucide/svelte/icons/scan-face';
import ScrollText from '@lucide/svelte/icons/scroll-text';
import SettingsIcon from '@lucide/svelte/icons/settings';
import ShieldAlert from '@lucide/svelte/icons/shield-alert';
import Users from '@lucide/svelte/icons/users';
import type { Component } from 'svelte';
import type { Role } from '../../contract/calls/access.js';
import Absences from './absences/Absences.svelte';
import Accounts from './accounts/Accounts.svelte';
import type { AdminSession } from './admin-session.svelte.js';
import Attendance from './attendance/Attendance.svelte';
import Audit from './audit/Audit.svelte';
import Connections from './connections/Connections.svelte';
import Dashboard from './dashboard/Dashboard.svelte';
import Exports from './exports/Exports.svelte';
import HubConnection from './hub/HubConnection.svelte';
import Kiosks from './hub/Kiosks.svelte';
import LivenessCheck from './liveness/LivenessCheck.svelte';
import type { AdminMessageKey } from './messages/catalogue.js';
import Models from './models/Models.svelte';
import People from './people/People.svelte';
import DoorCases from './door-cases/DoorCases.svelte';
import Refusals from './refusals/Refusals.svelte';
import SelfTest from './self-test/SelfTest.svelte';
import SetUp from './set-up/SetUp.svelte';
import Settings from './settings/Settings.svelte';

/** The menu shows `common.section.<id>`. */
type SectionId = AdminMessageKey extends infer Key
  ? Key extends `common.section.${infer Id}`
    ? Id
    : never
  : never;

/** One entry of the administration menu. */
export interface Section {
  readonly id: SectionId;
  readonly icon: typeof Users;
  /** Roles that can open it. */
  readonly roles: readonly Role[];
  /** True for what few people need, and not every day. */
  readonly isAdvanced: boolean;
  /** Where it is shown; on a kiosk and at the desk of a hub if left out. */
  readonly place?: 'kiosk' | 'hub';
  readonly component: Component<{
    session: AdminSession;
    /** Opens another section, and one of its views if it has several. */
    onGo: (id: string, view?: string) => void;
    /** The view to begin with; null for the section's own choice. */
    view: string | null;
    /** Signs out and returns to the kiosk. */
    onLeave: () => void;
  }>;
}

const everyone = { roles: ['administrator', 'hr', 'team'], isAdvanced: false } as const;
const office = { roles: ['administrator', 'hr'], isAdvanced: false } as const;
const administrator = { roles: ['administrator'], isAdvanced: false } as const;
const advanced = { roles: ['administrator'], isAdvanced: true } as const;
const ofKiosk = { place: 'kiosk' } as const;

export const sections: readonly Section[] = [
  { id: 'dashboard', icon: LayoutDashboard, component: Dashboard, ...everyone },
  { id: 'set-up', icon: ListChecks, component: SetUp, ...administrator },
  {
    id: 'attendance',
    icon: CalendarClock,
    component: Attendance,
    ...everyone,
  },
  { id: 'absences', icon: CalendarOff, component: Absences, ...everyone },
  { id: 'exports', icon: FileDown, component: Exports, ...office },
  { id: 'connections', icon: Cable, component: Connections, ...office },
  { id: 'people', icon: Users, component: People, ...administrator },
  {
    id: 'door-cases',
    icon: DoorOpen,
    component: DoorCases,
    ...administrator,
    ...ofKiosk,
  },
  { id: 'refusals', icon: ShieldAlert, component: Refusals, ...administrator, ...ofKiosk },
  { id: 'kiosks', icon: MonitorCheck, component: Kiosks, ...administrator, place: 'hub' },
  { id: 'settings', icon: SettingsIcon, component: Settings, ...administrator },
  { id: 'accounts', icon: KeyRound, component: Accounts, ...administrator },
  { id: 'hub', icon: Network, component: HubConnection, ...administrator, ...ofKiosk },
  { id: 'self-test', icon: Gauge, component: SelfTest, ...advanced, ...ofKiosk },
  {
    id: 'liveness',
    icon: ScanFace,
    component: LivenessCheck,
    ...advanced,
    ...ofKiosk,
  },
  { id: 'models', icon: Cpu, component: Models, ...advanced },
  { id: 'audit', icon: ScrollText, component: Audit, ...advanced },
];
