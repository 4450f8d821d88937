import type { Health, overviewCalls } from '../../contract/calls/overview.js';
import type { ApiOf } from '../../contract/contract.js';
import { dashboardOf, type DashboardData } from './dashboard.js';
import { diskHealth } from './disk-health.js';
import type { RecentDaysMemory } from './recent-days.js';
import { setUpState, type SetUpData } from './set-up.js';
import { siteDayOf } from './site-day.js';

export interface OverviewContext {
  /** Path of the data folder. */
  readonly folder: string;
  readonly data: () => Promise<SetUpData & DashboardData & { readonly isReadingOnly: boolean }>;
  /** Of the kiosk's camera; the door, which knows it, is a room below. */
  readonly camera: () => Promise<Health['camera']>;
  /** Shared by all screens. */
  readonly recentDays: RecentDaysMemory;
}

/** What is seen first after signing in. */
export function overviewApi({
  folder,
  data,
  camera,
  recentDays,
}: OverviewContext): ApiOf<typeof overviewCalls> {
  return {
    'overview.dashboard': async () => dashboardOf(await data(), recentDays),
    'overview.health': async () => ({
      camera: await camera(),
      disk: await diskHealth(folder, (await data()).isReadingOnly),
    }),
    'overview.today': async () => ({ day: siteDayOf((await data()).settings, Date.now()).day }),
    'overview.setUp': async () => setUpState(await data()),
  };
}
