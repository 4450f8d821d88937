import type { livenessCalls } from '../../../contract/calls/liveness.js';
import type { ApiOf, Input } from '../../../contract/contract.js';
import { Fault } from '../../../contract/fault.js';
import { audit } from '../../access/acting.js';
import { auditFirst } from '../../access/audit-first.js';
import type { Kiosk } from '../../door/kiosk.js';
import { secureRandom } from '../../liveness/secure-random.js';
import { changeSettings, type SettingsChange } from '../../settings/settings.js';
import { brightnessOf } from '../../vision/brightness.js';
import type { LabContext } from '../lab-data.js';
import { erasureEntry, eraseRecordings, type Erasure } from './erase-recordings.js';
import { countsOf, measureRecordings } from './measure.js';
import { needed } from './propose.js';
import { Recorder } from './recorder.js';
import { erasureDay, keptDays } from './recordings.js';
import { watchOptions } from './watch-clip.js';

interface Running {
  readonly kind: Input<'liveness.begin'>['kind'];
  readonly recorder: Recorder;
}

/** Calls with which a site measures its own liveness check. */
export function livenessApi(context: LabContext): ApiOf<typeof livenessCalls> {
  const { data } = context;
  const recordings = async () => (await data()).recordings;
  const eraseAll = async (reason: string) => {
    const commit = auditFirst<Erasure>(context, erasureEntry);
    return { erased: await eraseRecordings(await recordings(), reason, commit) };
  };
  return {
    ...recordingApi(context),
    'liveness.recordings': async () => {
      const all = await (await recordings()).list();
      return { recordings: countsOf(all), needed, keptDays, erasedOn: erasureDay(all) };
    },
    'liveness.discard': async ({ id }) => {
      const files = await recordings();
      const commit = auditFirst(context, () => ({ action: 'liveness.discard', target: null }));
      await commit({}, () => files.remove(id));
      return {};
    },
    'liveness.measure': async () => {
      const measured = await measureRecordings(await recordings());
      const { byPolicy, proposal } = measured;
      const { live, attacks } = measured.recordings;
      const figures = Object.entries(byPolicy).map(([policy, { bpcer, apcer }]) => [
        policy,
        { bpcer, apcer },
      ]);
      const after = {
        live,
        attacks: Object.values(attacks).reduce((sum, count) => sum + count, 0),
        proposal: proposal.policy,
        ...(Object.fromEntries(figures) as object),
      };
      await audit(context, { action: 'liveness.measure', target: null, after });
      return measured;
    },
    'liveness.takeOver': async ({ policy }) => {
      const { proposal } = await measureRecordings(await recordings());
      if (proposal.policy !== policy) {
        throw new Fault(
          'not-allowed',
          'The recordings no longer lead to this proposal. Measure again, and check the result.',
        );
      }
      const { after } = await changeSettings(
        (await data()).settingsFile,
        { liveness: policy },
        auditFirst<SettingsChange>(context, (change) => ({
          action: 'liveness.takeOver',
          target: null,
          before: change.before,
          after: { liveness: policy },
        })),
      );
      await context.settingsChanged(after);
      return eraseAll('the proposal was taken over');
    },
    'liveness.erase': () => eraseAll('an administrator erased them'),
  };
}

type RecordingCalls = Pick<
  ApiOf<typeof livenessCalls>,
  'liveness.begin' | 'liveness.frame' | 'liveness.skipTurn' | 'liveness.stop'
>;

/** Recording with the camera of one screen. Frames are discarded after their analysis. */
function recordingApi(context: LabContext): RecordingCalls {
  const { data, vision, session } = context;
  let running: Running | null = null;
  let claimed: Kiosk | null = null;
  session.onSignOut(() => {
    running = null;
  });
  session.onClose(() => {
    claimed?.camera.release(session);
  });
  /** The motion of two cameras must not be mixed. */
  const claimCamera = async (): Promise<void> => {
    const kiosk = await context.kiosk();
    kiosk.camera.claim(session, false);
    claimed = kiosk;
  };
  return {
    'liveness.begin': async ({ kind }) => {
      await claimCamera();
      await (await data()).recordings.newId(kind);
      running = { kind, recorder: new Recorder(secureRandom) };
      return {};
    },
    'liveness.frame': async ({ frame }) => {
      await claimCamera();
      const current = running;
      if (current === null) {
        throw new Fault('not-found', 'No recording is running on this screen. Start again.');
      }
      const nowMs = performance.now();
      const analysis = await vision().analyseFrame(frame, { ...watchOptions, motionAtMs: nowMs });
      if (analysis === null || running !== current) return null;
      const { width, height } = analysis;
      const { box, step } = current.recorder.add(analysis, brightnessOf(frame), nowMs);
      const view = { width, height, box };
      if (step.kind === 'complete' || step.kind === 'dropped') running = null;
      if (step.kind !== 'complete') return { ...view, step };
      const id = await store(context, current);
      return { ...view, step: { kind: 'kept', id, hasTurned: step.hasTurned } };
    },
    'liveness.skipTurn': ({ turn }) => {
      running?.recorder.skipTurn(turn);
      return Promise.resolve({});
    },
    'liveness.stop': () => {
      running = null;
      return Promise.resolve({});
    },
  };
}

/** Stores a complete recording. @returns its id. */
async function store(context: LabContext, { kind, recorder }: Running): Promise<string> {
  const { recordings } = await context.data();
  const id = await recordings.newId(kind);
  const commit = auditFirst(context, () => ({
    action: 'liveness.record',
    target: null,
    after: { kind, hasConsent: true },
  }));
  await commit({}, () => recordings.put(id, recorder.clip));
  return id;
}
