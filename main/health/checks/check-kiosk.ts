import type { Warning } from '../heartbeat.js';
import type { Status } from '../status.js';
import type { Finding } from './finding.js';

/** What to do about each warning of a heartbeat. */
export const warningTexts: Readonly<Record<Warning, string>> = {
  'disk-low': 'The disk is almost full. Free space.',
  'disk-read-only':
    'The disk is full or read-only: nothing is recorded. Free space, or check the disk.',
  'camera-silent':
    'The camera sent no picture for 15 minutes. Check its cable, and whether the kiosk’s page is open.',
  'recognition-down':
    'Face recognition does not run: it is restarting, or is off after repeated unexpected errors. If this continues, restart the kiosk. PINs work in the meantime.',
  'templates-damaged':
    'The faces of some people cannot be read. The list of people shows them: enrol these people again.',
  'hub-silent': 'The hub did not answer for a day. Check the network and the hub.',
  'no-backup': 'No backup was made yet. Without one, a broken disk loses everything.',
  reports: 'Something was reported and not acknowledged. See the Audit log screen.',
};

const states: Readonly<Record<Status['state'], Pick<Finding, 'state' | 'sentence'>>> = {
  running: { state: 'good', sentence: 'The kiosk runs.' },
  stopped: { state: 'warning', sentence: 'The kiosk is not running. Start it.' },
  never: { state: 'warning', sentence: 'No kiosk has run with this data folder yet.' },
  hung: {
    state: 'bad',
    sentence: 'The kiosk’s process runs but does not respond. Restart it.',
  },
  killed: {
    state: 'bad',
    sentence:
      'The kiosk ended without being closed. Start it again: nothing that it recorded is lost.',
  },
};

/** What the kiosk says about itself. */
export function checkKiosk({ state, heartbeat }: Status): Finding[] {
  return [
    { check: 'kiosk', ...states[state] },
    ...(heartbeat?.warnings ?? []).map((warning) => ({
      check: 'kiosk',
      state: warning === 'disk-read-only' ? ('bad' as const) : ('warning' as const),
      sentence: warningTexts[warning],
    })),
  ];
}
