/*
 * The dependency rule (docs/adr/0001): hosts → app → rooms → contract. A room does not import
 * another room, except for its types; `electron` stays in two places; nothing goes round in
 * circles. `architecture.test.ts` proves that a seeded violation fails.
 */
const rooms = [
  'vision',
  'gallery',
  'attendance',
  'kiosk',
  'admin',
  'storage',
  'evaluation',
  'roster',
];
const tests = '\\.test\\.ts$|/testing/';

const roomsKeepToThemselves = rooms.map((room) => ({
  name: `room-${room}-keeps-to-itself`,
  severity: 'error',
  comment: 'Rooms meet in main/app.ts; between rooms only types may be imported.',
  from: { path: `^main/${room}/`, pathNot: tests },
  to: {
    path: `^main/(?!${room}/)`,
    dependencyTypesNot: ['type-only'],
  },
}));

module.exports = {
  forbidden: [
    ...roomsKeepToThemselves,
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'preload-stands-alone',
      severity: 'error',
      comment: 'The contract knows nobody: valibot and its own files only.',
      from: { path: '^preload/', pathNot: tests },
      to: { pathNot: '^preload/|(^|/)node_modules/(valibot|msgpackr|electron)/' },
    },
    {
      name: 'renderer-speaks-the-contract',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^(main|models|bench)/' },
    },
    {
      name: 'no-node-in-browser-code',
      severity: 'error',
      from: { path: '^(renderer/|preload/(?!index\\.ts))', pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'electron-in-two-places',
      severity: 'error',
      from: { pathNot: `^main/hosts/electron/|^preload/index\\.ts|${tests}` },
      to: { path: '(^|/)node_modules/electron/' },
    },
    {
      name: 'models-stand-alone',
      severity: 'error',
      from: { path: '^models/', pathNot: tests },
      to: { path: '^(main|renderer|bench|e2e)/' },
    },
    {
      name: 'models-only-for-vision-and-app',
      severity: 'error',
      from: {
        path: '^main/(gallery|attendance|kiosk|admin|storage|evaluation|roster|hosts)/',
        pathNot: tests,
      },
      to: { path: '^models/(?!package-root)', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'nobody-imports-a-host',
      severity: 'error',
      from: { path: '^(main|preload|models|renderer)/', pathNot: `^main/hosts/|${tests}` },
      to: { path: '^main/hosts/' },
    },
    { name: 'not-to-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'no-dev-packages-in-the-product',
      severity: 'error',
      from: {
        path: '^(main|preload|models)/',
        pathNot: `${tests}|^main/hosts/electron/|^preload/index\\.ts$`,
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
