import type * as v from 'valibot';
import { absenceCalls } from './calls/absences.js';
import { accessCalls } from './calls/access.js';
import { attendanceCalls } from './calls/attendance.js';
import { backupCalls } from './calls/backup.js';
import { badgeCalls } from './calls/badges.js';
import { brandCalls } from './calls/brand.js';
import { captureCalls } from './calls/capture.js';
import { connectorCalls } from './calls/connectors.js';
import { consentCalls } from './calls/consent.js';
import { doorCaseCalls } from './calls/door-cases.js';
import { evaluationCalls } from './calls/evaluation.js';
import { exportPresetCalls } from './calls/export-presets.js';
import { exportCalls } from './calls/exports.js';
import { faceCalls } from './calls/faces.js';
import { hubCalls } from './calls/hub.js';
import { journalCalls } from './calls/journal.js';
import { kioskCalls } from './calls/kiosk.js';
import { livenessCalls } from './calls/liveness.js';
import { modelCalls } from './calls/models.js';
import { overviewCalls } from './calls/overview.js';
import { peopleCalls } from './calls/people.js';
import { rosterCalls } from './calls/roster.js';
import { selfTestCalls } from './calls/self-test.js';
import { settingsCalls } from './calls/settings.js';
import { signOffCalls } from './calls/sign-offs.js';
import { transferCalls } from './calls/transfers.js';
import { updateCalls } from './calls/updates.js';
import { uplinkCalls } from './calls/uplink.js';
import { combine } from './combine.js';

/*
 * Every call between a screen (or the command line) and the services, with one file per subject in
 * calls/. Types are inferred from the schemas; transport/ turns an implementation into one validated
 * function, and that function back into a typed client.
 */

export const contract = combine(
  absenceCalls,
  accessCalls,
  attendanceCalls,
  backupCalls,
  badgeCalls,
  brandCalls,
  captureCalls,
  connectorCalls,
  consentCalls,
  doorCaseCalls,
  evaluationCalls,
  exportCalls,
  exportPresetCalls,
  faceCalls,
  hubCalls,
  journalCalls,
  kioskCalls,
  livenessCalls,
  modelCalls,
  overviewCalls,
  peopleCalls,
  rosterCalls,
  selfTestCalls,
  settingsCalls,
  signOffCalls,
  transferCalls,
  updateCalls,
  uplinkCalls,
);

export type Contract = typeof contract;
export type CallName = keyof Contract;
export type Input<Name extends CallName> = v.InferOutput<Contract[Name]['input']>;
export type Output<Name extends CallName> = v.InferOutput<Contract[Name]['output']>;

/** The services: one asynchronous function per call. Refusals are thrown as `Fault`s. */
export type Api = {
  readonly [Name in CallName]: (input: Input<Name>) => Promise<Output<Name>>;
};

/** The part of the services that implements these calls. */
export type ApiOf<Subject> = Pick<Api, keyof Subject & CallName>;
