import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = import.meta.dirname;
const { forbidden } = createRequire(import.meta.url)('./.dependency-cruiser.cjs') as {
  readonly forbidden: readonly { readonly name: string }[];
};

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}

/** A small tree of these files, in the checkout, so that packages resolve as they do for the real ones. */
function cruise(files: Readonly<Record<string, string>>): readonly Violation[] {
  const folder = mkdtempSync(join(root, '.rule-'));
  try {
    for (const name of ['.dependency-cruiser.cjs', 'tsconfig.json']) {
      cpSync(join(root, name), join(folder, name));
    }
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(join(folder, dirname(path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const program = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
    const folders = [...new Set(Object.keys(files).map((path) => path.split('/')[0]!))];
    const run = spawnSync(process.execPath, [program, '--output-type', 'json', ...folders], {
      cwd: folder,
      encoding: 'utf8',
    });
    const { summary } = JSON.parse(run.stdout) as { summary: { violations: Violation[] } };
    return summary.violations;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What each file here exports, so that others have something to import. */
const something = 'export const something = 1;\nexport type Something = typeof something;\n';

/** A file that breaks a rule: the rule's name, the file, and its text. */
const violations: readonly (readonly [rule: string, file: string, text: string])[] = [
  ['contract-looks-down', 'contract/a.ts', "import '../main/base/x.js';"],
  ['models-formats-looks-down', 'models/formats/a.ts', "import '../store.js';"],
  ['models-nets-looks-down', 'models/nets/a.ts', "import '../import/x.js';"],
  ['models-import-looks-down', 'models/import/a.ts', "import '../store.js';"],
  ['models-looks-down', 'models/a.ts', "import '../main/base/x.js';"],
  ['main-base-looks-down', 'main/base/a.ts', "import '../storage/x.js';"],
  ['main-storage-looks-down', 'main/storage/a.ts', "import '../access/x.js';"],
  ['main-transfers-looks-down', 'main/transfers/a.ts', "import '../vision/x.js';"],
  ['main-vision-looks-down', 'main/vision/a.ts', "import '../gallery/x.js';"],
  ['main-liveness-looks-down', 'main/liveness/a.ts', "import '../gallery/x.js';"],
  // Type imports count too.
  [
    'main-gallery-looks-down',
    'main/gallery/a.ts',
    "import type { Something } from '../people/x.js';\nexport type A = Something;",
  ],
  ['main-access-looks-down', 'main/access/a.ts', "import '../settings/x.js';"],
  ['main-settings-looks-down', 'main/settings/a.ts', "import '../people/x.js';"],
  ['main-attendance-looks-down', 'main/attendance/a.ts', "import '../people/x.js';"],
  ['main-people-looks-down', 'main/people/a.ts', "import '../door/x.js';"],
  ['main-connectors-looks-down', 'main/connectors/a.ts', "import '../door/x.js';"],
  ['main-overview-looks-down', 'main/overview/a.ts', "import '../door/x.js';"],
  ['main-door-looks-down', 'main/door/a.ts', "import '../app/x.js';"],
  ['main-lab-looks-down', 'main/lab/a.ts', "import '../models/x.js';"],
  ['main-models-looks-down', 'main/models/a.ts', "import '../backup/x.js';"],
  ['main-backup-looks-down', 'main/backup/a.ts', "import '../app/x.js';"],
  ['main-link-looks-down', 'main/link/a.ts', "import '../hub/x.js';"],
  ['main-health-looks-down', 'main/health/a.ts', "import '../hub/x.js';"],
  ['main-update-looks-down', 'main/update/a.ts', "import '../hub/x.js';"],
  ['main-uplink-looks-down', 'main/uplink/a.ts', "import '../hub/x.js';"],
  ['main-hub-looks-down', 'main/hub/a.ts', "import '../app/x.js';"],
  ['main-app-looks-down', 'main/app/a.ts', "import '../hosts/x.js';"],
  ['renderer-ui-looks-down', 'renderer/ui/a.ts', "import '../kiosk/x.js';"],
  ['renderer-language-looks-down', 'renderer/language/a.ts', "import '../kiosk/x.js';"],
  ['renderer-connection-looks-down', 'renderer/connection/a.ts', "import '../camera/x.js';"],
  ['renderer-camera-looks-down', 'renderer/camera/a.ts', "import '../kiosk/x.js';"],
  ['renderer-kiosk-looks-down', 'renderer/kiosk/a.ts', "import '../admin/x.js';"],
  ['renderer-admin-looks-down', 'renderer/admin/a.ts', "import '../root.js';"],
  [
    'no-circles',
    'main/base/b.ts',
    "import type { C } from './c.js';\nexport type B = C;\nexport type D = number;",
  ],
  ['contract-stands-alone', 'contract/b.ts', "import 'sharp';"],
  ['screens-speak-the-contract', 'renderer/kiosk/b.ts', "import '../../main/base/x.js';"],
  ['ui-makes-no-calls', 'renderer/ui/b.ts', "import '../../contract/x.js';"],
  ['preload-hands-the-contract-on', 'preload/b.ts', "import 'valibot';"],
  ['no-node-in-browser-code', 'renderer/kiosk/c.ts', "import 'node:fs';"],
  ['base-does-no-io', 'main/base/d.ts', "import 'node:fs';"],
  ['electron-in-two-places', 'main/hosts/b.ts', "import 'electron';"],
  ['native-code-in-the-worker-only', 'main/vision/client/b.ts', "import 'onnxruntime-node';"],
  ['worker-runs-apart', 'main/people/b.ts', "import '../vision/worker/x.js';"],
  ['door-does-without-tools', 'main/door/b.ts', "import '../lab/x.js';"],
  ['not-to-unresolvable', 'main/base/e.ts', "import './nowhere.js';"],
  ['no-dev-packages-in-the-product', 'main/people/c.ts', "import 'vitest';"],
];

const targets = [
  ...['contract/x.ts', 'models/store.ts', 'models/formats/x.ts', 'models/import/x.ts'],
  ...['base', 'storage', 'vision', 'vision/worker', 'gallery', 'access', 'settings'].map(
    (room) => `main/${room}/x.ts`,
  ),
  ...['people', 'door', 'lab', 'models', 'backup', 'hub', 'app', 'hosts'].map(
    (room) => `main/${room}/x.ts`,
  ),
  ...['camera', 'kiosk', 'admin'].map((room) => `renderer/${room}/x.ts`),
  'renderer/root.ts',
];

test('a tree that keeps the rule passes', () => {
  const found = cruise({
    'contract/x.ts': something,
    'main/vision/x.ts': something,
    'main/gallery/a.ts':
      "import '../../contract/x.js';\nimport type { Something } from '../vision/x.js';\nexport type A = Something;\n",
    'renderer/kiosk/a.ts': "import '../../contract/x.js';\n",
  });
  expect(found).toEqual([]);
});

describe('a violation of each rule fails', () => {
  let found: readonly Violation[] = [];
  beforeAll(() => {
    found = cruise({
      ...Object.fromEntries(targets.map((path) => [path, something])),
      ...Object.fromEntries(violations.map(([, path, text]) => [path, `${text}\n`])),
      'main/base/c.ts': "import type { D } from './b.js';\nexport type C = D;\n",
    });
  });
  afterAll(() => {
    found = [];
  });

  test.each(violations)('%s, by %s', (rule, file) => {
    expect(found.filter(({ from }) => from === file).map((one) => one.rule.name)).toContain(rule);
  });

  test('no rule is left out', () => {
    const covered = new Set(violations.map(([rule]) => rule));
    expect(forbidden.map(({ name }) => name).filter((name) => !covered.has(name))).toEqual([]);
  });
});

/**
 * Controls that renderer/ui has a component for. Exceptions: there is none for `progress`, `details` and `video`,
 * because the platform's own need no looks of ours.
 */
const rawControl = /<(button|input|select|textarea|dialog|table)\b/;

test('the screens are built from the components of renderer/ui', () => {
  const folder = join(root, 'renderer');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.svelte') && !file.startsWith(`ui${sep}`),
  );
  expect(files.length).toBeGreaterThan(100);
  const raw = files.filter((file) => rawControl.test(readFileSync(join(folder, file), 'utf8')));
  expect(raw).toEqual([]);
});
