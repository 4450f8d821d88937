import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Tests that load models, start the product's processes or threads, pack it, or try hundreds of faults: seconds each. */
const slow = [
  'bench/**/*.test.ts',
  'fuzz/**/*.test.ts',
  'main/app/{disk-faults,power-loss}.test.ts',
  'main/backup/restore.test.ts',
  'main/door/{antispoof-vote,crowd,face-learning,kiosk}.test.ts',
  'main/hosts/cli/*.test.ts',
  'main/hosts/{screen-session,session-ends}.test.ts',
  'main/hosts/electron/{build-preload,inference,packed-layout}.test.ts',
  // These start PostgreSQL, or open the embedded database, which takes seconds.
  'main/hub/**/*.test.ts',
  'main/hosts/hub/other-systems.test.ts',
  'main/uplink/{restored-hub,roster,roster-attendance,roster-badges,uplink}.test.ts',
  'main/lab/evaluation/detection.test.ts',
  'main/lab/faces/*.test.ts',
  'main/lab/liveness/recording-calls.test.ts',
  'main/models/{altered-evaluation,switch}.test.ts',
  'main/people/leaving/pending-changes.test.ts',
  'main/people/records/kept.test.ts',
  'main/people/roster/workbook.test.ts',
  'main/vision/client/*.test.ts',
  'main/vision/steps/{framing,live-share,mtcnn}.test.ts',
  'main/vision/worker/*.test.ts',
  'models/{,import/,nets/,proof/}*.test.ts',
];
/** Slow tests that change their whole process, so that each runs in its own. */
const alone = [
  // Draw with SVG, which the decoder of photos forbids (main/vision/steps/file.ts).
  'main/door/antispoof-vote.test.ts',
  'main/lab/faces/tagged-picture.test.ts',
  'main/vision/worker/pipeline-quality.test.ts',
  // TensorFlow.js ends the process at an unhandled rejection of any later test, before Vitest can report it.
  'models/nets/parity.test.ts',
];
/** Slow tests that take longest: 30 to 120 s in a whole run. */
const longest = [
  ...['models', 'arguments', 'hub', 'facenet', 'hub-killed', 'torture', 'disks', 'mtcnn'].map(
    (name) => `main/hosts/cli/${name}.test.ts`,
  ),
  'main/door/kiosk.test.ts',
  'main/lab/liveness/recording-calls.test.ts',
  'main/door/crowd.test.ts',
  'fuzz/fuzz.test.ts',
  'main/vision/worker/phantoms-on-photos.test.ts',
  'main/app/disk-faults.test.ts',
];
const others = ['node_modules/**', 'dist/**'];

/**
 * The longest files first and the quick ones last, so that no worker is left with a long file at the end. Vitest itself goes
 * by the size of files in a fresh checkout, and by the names of projects. Projects stay together: a worker ends when the
 * next file belongs to another one.
 */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.sort((one, other) => rank(one) - rank(other));
  }
}

function rank({ project, moduleId }: TestSpecification): number {
  const isLong = longest.some((file) => moduleId.endsWith(`/${file}`));
  return ['alone', 'slow', 'quick'].indexOf(project.name) * 2 + (isLong ? 0 : 1);
}

const shared = {
  pool: 'forks',
  // Lint runs beside the tests, on two cores that others may use too.
  testTimeout: 180_000,
  hookTimeout: 120_000,
  // A process for each of 157 quick files took twice the CPU time of the tests. Files of one worker share
  // their modules, so a test may leave nothing behind in them.
  isolate: false,
} as const;

export default defineConfig({
  test: {
    // Slow files wait for the processes that they start: three files at a time left a quarter of two cores idle, and with
    // lint beside them took 448 s instead of 417 s.
    maxWorkers: 4,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          ...shared,
          name: 'quick',
          include: ['**/*.test.ts'],
          exclude: [...others, ...slow],
        },
      },
      {
        test: {
          ...shared,
          name: 'slow',
          include: slow,
          exclude: [...others, ...alone],
          globalSetup: 'main/hub/testing/prepare-databases.ts',
        },
      },
      { test: { ...shared, name: 'alone', include: alone, isolate: true } },
    ],
  },
});
