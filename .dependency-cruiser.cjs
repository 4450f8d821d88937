/*
 * The dependency rule (docs/adr/0001): a folder imports only from itself and from folders before it
 * in this list, type imports included, and nothing goes round in circles. `architecture.test.ts`
 * shows that a violation of each rule fails.
 */
const floors = [
  'contract',
  'models/formats',
  'models/nets',
  'models/import',
  'models',
  'main/base',
  'main/storage',
  'main/transfers',
  'main/vision',
  'main/liveness',
  'main/gallery',
  'main/access',
  'main/settings',
  'main/attendance',
  'main/people',
  'main/connectors',
  'main/overview',
  'main/door',
  'main/lab',
  'main/models',
  'main/backup',
  'main/link',
  'main/uplink',
  'main/health',
  'main/update',
  'main/hub',
  'main/app',
  'main/hosts',
];
/** The screens' own floors. They know the contract, and nothing of `main` or `models`. */
const screenFloors = [
  'renderer/language',
  'renderer/ui',
  'renderer/connection',
  'renderer/camera',
  'renderer/kiosk',
  'renderer/admin',
  'renderer',
];
const tests = '\\.test\\.ts$|/testing/';

/** One rule for each folder: it imports nothing from the folders after it. */
function rulesOf(list) {
  return list.slice(0, -1).map((folder, at) => {
    // `models` after `models/formats` means the files beside it.
    const inside = list.slice(0, at).filter((other) => other.startsWith(`${folder}/`));
    const later = list.slice(at + 1);
    const own = later.includes(folder.split('/')[0]) ? [`^${folder.split('/')[0]}/[^/]+$`] : [];
    const paths = later
      .filter((other) => !folder.startsWith(`${other}/`))
      .map((other) => `^${other}/`);
    return {
      name: `${folder.replaceAll('/', '-')}-looks-down`,
      severity: 'error',
      from: { path: `^${folder}/`, pathNot: [tests, ...inside.map((other) => `^${other}/`)] },
      to: { path: [...paths, ...own] },
    };
  });
}

module.exports = {
  forbidden: [
    ...rulesOf(floors),
    ...rulesOf(screenFloors),
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'contract-stands-alone',
      severity: 'error',
      comment: 'It runs in the browser too: no packages but the schemas and the codec.',
      from: { path: '^contract/', pathNot: tests },
      to: { pathNot: '^contract/|(^|/)node_modules/(valibot|msgpackr)/' },
    },
    {
      name: 'screens-speak-the-contract',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^(main|models|bench|preload)/' },
    },
    {
      name: 'ui-makes-no-calls',
      severity: 'error',
      from: { path: '^renderer/ui/', pathNot: tests },
      to: { path: '^contract/' },
    },
    {
      name: 'preload-hands-the-contract-on',
      severity: 'error',
      from: { path: '^preload/' },
      to: { pathNot: '^contract/|(^|/)node_modules/electron/' },
    },
    {
      name: 'no-node-in-browser-code',
      severity: 'error',
      from: { path: '^(renderer|contract)/', pathNot: `${tests}|^renderer/vite\\.config\\.ts$` },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'base-does-no-io',
      severity: 'error',
      from: { path: '^main/base/', pathNot: tests },
      to: { dependencyTypes: ['core'], pathNot: '^timers' },
    },
    {
      name: 'electron-in-two-places',
      severity: 'error',
      from: { pathNot: `^main/hosts/electron/|^preload/index\\.ts|${tests}` },
      to: { path: '(^|/)node_modules/electron/' },
    },
    {
      name: 'native-code-in-the-worker-only',
      severity: 'error',
      comment: 'ONNX Runtime and OpenCV block their thread; see docs/adr/0001.',
      from: { path: '^main/', pathNot: `^main/vision/(worker|steps)/|${tests}` },
      to: { path: '(^|/)node_modules/(onnxruntime-node|@techstark/opencv-js)/' },
    },
    {
      name: 'worker-runs-apart',
      severity: 'error',
      comment: 'The worker is a process of its own: others send it messages.',
      from: { path: '^main/', pathNot: `^main/vision/(worker|steps)/|${tests}` },
      to: { path: '^main/vision/(worker|steps)/' },
    },
    {
      name: 'door-does-without-tools',
      severity: 'error',
      comment: 'What administrators do on files must not slow the door down.',
      from: { path: '^main/door/', pathNot: tests },
      to: { path: '^main/(lab|models|backup)/' },
    },
    { name: 'not-to-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'no-dev-packages-in-the-product',
      severity: 'error',
      from: {
        path: '^(contract|main|models)/',
        pathNot: `${tests}|^main/hosts/electron/|^models/proof/`,
      },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
