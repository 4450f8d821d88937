import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { languages } from '../../../language/languages.js';
import { messageShape } from '../../../language/message-shape.js';
import { sentenceReader, wordsOf } from './sentence-pattern.js';
import { translateSentence, translations } from './translate-sentence.js';

const root = join(import.meta.dirname, '../../../..');

/** The command line's own tools, parts of the hub without a screen, and what stops Rollcall before it has a screen. */
const notOnScreens = new RegExp(
  [
    '^main/(hosts|lab/evaluation|lab/faces|vision/worker)/',
    '^main/hub/(?!desk/|pairing/)',
    '^main/storage/(data-lock|document-guard|key|unlock|usable-folder)\\.ts$',
    '^main/lab/liveness/(clips-in|video)\\.ts$',
    '\\.test\\.ts$',
  ].join('|'),
);
/** A pattern with fewer characters besides its values (`{0} {1}.`) has nothing to translate. */
const minWords = 10;

/** For the test: the English patterns of all faults that the services can send to a screen, by file. */
function patternsInCode(): Map<string, string> {
  const patterns = new Map<string, string>();
  for (const name of readdirSync(join(root, 'main'), { recursive: true, encoding: 'utf8' })) {
    const file = join('main', name);
    if (!file.endsWith('.ts') || notOnScreens.test(file)) continue;
    const text = readFileSync(join(root, file), 'utf8');
    const visit = (node: ts.Node): void => {
      if (ts.isNewExpression(node) && node.expression.getText() === 'Fault') {
        const message = node.arguments?.[1];
        if (message !== undefined) {
          for (const pattern of patternsOf(message)) {
            if (wordsOf(pattern) >= minWords) patterns.set(pattern, file);
          }
        }
      }
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
  }
  return patterns;
}

/** Both sentences of a choice; none where the sentence is made elsewhere. */
function patternsOf(message: ts.Expression): string[] {
  if (ts.isStringLiteralLike(message)) return [message.text];
  if (ts.isConditionalExpression(message)) {
    return [...patternsOf(message.whenTrue), ...patternsOf(message.whenFalse)];
  }
  if (!ts.isTemplateExpression(message)) return [];
  const parts = message.templateSpans.map(
    ({ expression, literal }, index) => placeholderOf(expression, index) + literal.text,
  );
  return [message.head.text + parts.join('')];
}

function placeholderOf(expression: ts.Expression, index: number): string {
  if (!ts.isCallExpression(expression) || expression.expression.getText() !== 'counted') {
    return `{${index}}`;
  }
  const [, one, other] = expression.arguments;
  if (one === undefined || !ts.isStringLiteralLike(one)) return `{${index}}`;
  const plural = other !== undefined && ts.isStringLiteralLike(other) ? other.text : `${one.text}s`;
  return `{${index}, plural, one {# ${one.text}} other {# ${plural}}}`;
}

type Translated = keyof typeof translations;
const others = Object.keys(translations) as Translated[];
const inCode = patternsInCode();

/** Sentences that the code makes in several steps. */
const madeInSteps = Object.keys(translations.de).filter((pattern) => !inCode.has(pattern));

test('the code has faults to translate', () => {
  expect(inCode.size).toBeGreaterThan(100);
});

describe.each(others)('the faults in %s', (language) => {
  const texts = translations[language];
  const { dates } = languages[language];

  test('are all translated', () => {
    expect([...inCode.keys()].filter((pattern) => !Object.hasOwn(texts, pattern))).toEqual([]);
  });

  test('are the same as in German', () => {
    expect(Object.keys(texts)).toEqual(Object.keys(translations.de));
  });

  test('have the placeholders of English and every plural form', () => {
    const forms = [...new Intl.PluralRules(dates).resolvedOptions().pluralCategories].sort();
    for (const [pattern, text] of Object.entries(texts)) {
      const { placeholders, plurals } = messageShape(text, dates);
      const english = messageShape(pattern, 'en-GB').placeholders;
      for (const name of placeholders) expect(english, pattern).toContain(name);
      for (const plural of plurals) expect([...plural].sort(), pattern).toEqual(forms);
    }
  });

  test('are in the language', () => {
    const same = Object.entries(texts).filter(([pattern, text]) => pattern === text);
    expect(same).toEqual([]);
  });
});

test('every pattern has its longest words in the code', () => {
  const code = ['main', 'contract', 'models']
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
        .map((name) => readFileSync(join(root, folder, name), 'utf8')),
    )
    .join('\n');
  const stale = madeInSteps.filter((pattern) => {
    const words = pattern.split(/\{\d+(?:, plural, one \{[^{}]*\} other \{[^{}]*\})?\}/);
    const longest = words
      .map((text) => text.trim())
      .sort((one, other) => other.length - one.length)[0]!;
    return !code.includes(longest.replace(/[.:]$/, ''));
  });
  expect(stale).toEqual([]);
});

/** What these files say reaches screens as a value: reasons, warnings and reports. */
const valueFiles = [
  ...['vision/steps/quality', 'gallery/enrol', 'people/enrolment/enrolment-warnings'],
  ...['people/enrolment/same-face', 'people/records/templates', 'people/leaving/certificates'],
  ...['checked-cells', 'csv-records', 'garbled', 'import-person', 'namesake', 'person-folders']
    .concat(['photo-claims', 'plan', 'plan-folders'])
    .map((name) => `people/roster/${name}`),
  ...['people/absences/absence-plan', 'attendance/layouts/layout'],
  ...['adp', 'bamboohr', 'kimai', 'quickbooks-iif'].map((name) => `attendance/layouts/${name}`),
  ...['storage/log-problems', 'storage/verify-chain', 'storage/stored-state'],
];
/** Names of other programs, problems for the command line, and pieces of sentences. */
const notForScreens =
  /^(Hours Worked Date|QuickBooks Desktop|the layout distance 7 (has no such|needs a value)|is needed to|, so |(It does|They do) not count)|TIMER/;

/** A pattern as a sentence, with a value in each place. */
const withValues = (pattern: string): string =>
  pattern
    .replaceAll(/\{\d+, plural, .*? other \{# ([^{}]*)\}\}/g, '7 $1')
    .replaceAll(/\{\d+\}/g, 'distance 7');

/** For the test: the texts of at least three words in a file, with a value in each place. */
function textsIn(file: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) {
      if (!ts.isImportDeclaration(node.parent)) {
        found.push(...patternsOf(node).map(withValues));
      }
    }
    ts.forEachChild(node, visit);
  };
  const code = readFileSync(join(root, 'main', `${file}.ts`), 'utf8');
  visit(ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true));
  const hasWords = /\p{L}{2}.* .*\p{L}{2}.* .*\p{L}{2}/u;
  return found.filter((text) => hasWords.test(text.replaceAll('distance 7', '')));
}

test.each(valueFiles)('what %s says is translated', (file) => {
  const texts = textsIn(file).filter((text) => !notForScreens.test(text));
  expect(texts).not.toEqual([]);
  expect(texts.filter((text) => translateSentence('de', text) === text)).toEqual([]);
});

/** Where model files are read and converted: an error says why a model cannot be imported. */
const importers = ['models/formats', 'models/import', 'models/nets', 'main/models'];
/** How the bundled models are built from their packages, which no screen starts. */
const builders = /^models\/(formats\/tfjs|nets\/(graph-net|face-[\w-]+-net))/;

/** For the test: why a model cannot be imported, with a value in each place. */
function importReasons(): string[] {
  const found = new Set<string>();
  const visit = (node: ts.Node): void => {
    const isCall = ts.isNewExpression(node) || ts.isCallExpression(node);
    if (isCall && /(Error|Fault|^unusable)$/.test(node.expression.getText())) {
      const texts = (node.arguments ?? []).flatMap(patternsOf);
      for (const text of texts) if (text.includes(' ')) found.add(withValues(text));
    }
    ts.forEachChild(node, visit);
  };
  for (const folder of importers) {
    for (const name of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) {
      const file = join(folder, name);
      if (!file.endsWith('.ts') || file.endsWith('.test.ts') || builders.test(file)) continue;
      const code = readFileSync(join(root, file), 'utf8');
      visit(ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true));
    }
  }
  return [...found];
}

test('why a model cannot be imported is translated', () => {
  const reasons = importReasons();
  expect(reasons.length).toBeGreaterThan(130);
  expect(reasons.filter((text) => translateSentence('de', text) === text)).toEqual([]);
});

test.each([
  [
    'net.pb cannot be imported: the frozen graph cannot be used (Conv2D (node a/b): dilations are not supported). Import a frozen graph of FaceNet.',
    'net.pb kann nicht übernommen werden: der eingefrorene Graph ist nicht verwendbar (Conv2D (Knoten a/b): Dilatationen werden nicht unterstützt). Importieren Sie einen eingefrorenen Graphen von FaceNet.',
  ],
  [
    'x.jpg: the face is too dark: add light from the front; the face is blurred: hold still and clean the lens',
    'x.jpg: das Gesicht ist zu dunkel: sorgen Sie für Licht von vorn; das Gesicht ist unscharf: halten Sie still, und reinigen Sie das Objektiv',
  ],
  [
    'people.json was changed outside Rollcall and accepted as it was on the command line.',
    'people.json wurde außerhalb von Rollcall geändert; auf der Kommandozeile so angenommen.',
  ],
  ['clock-in missing, clock-out missing', 'Kommen fehlt, Gehen fehlt'],
  ['Smith, Ada: not known', 'Smith, Ada: not known'],
  [
    'The name or password is wrong. Try again.',
    'Der Name oder das Passwort ist falsch. Versuchen Sie es noch einmal.',
  ],
  [
    'There is no account named Ada. Check the name.',
    'Es gibt kein Konto mit dem Namen Ada. Prüfen Sie den Namen.',
  ],
  [
    'Too many wrong passwords. Wait 1 minute, then try again.',
    'Zu viele falsche Passwörter. Warten Sie 1 Minute, und versuchen Sie es dann noch einmal.',
  ],
  [
    'The range is 1,200 days long. Choose at most 366 days.',
    'Der Zeitraum umfasst 1.200 Tage. Wählen Sie höchstens 366 Tage.',
  ],
  ['Reason must have at most 200 characters.', 'Grund darf höchstens 200 Zeichen haben.'],
  [
    'The disk is full, so people.json could not be written. Its previous content is unchanged. Free some space and try again.',
    'Die Festplatte ist voll, deshalb konnte people.json nicht geschrieben werden. Der bisherige Inhalt ist unverändert. Schaffen Sie Platz, und versuchen Sie es noch einmal.',
  ],
  ['Something that nobody translated.', 'Something that nobody translated.'],
])('%s', (sentence, german) => {
  expect(translateSentence('de', sentence)).toBe(german);
  expect(translateSentence('en', sentence)).toBe(sentence);
});

test('a pattern reads any numbers and names', () => {
  expect(
    sentenceReader('{0} has {1, plural, one {# row} other {# rows}} (of {2}).')(
      'a (1).csv has 1,200 rows (of $&).',
    ),
  ).toEqual({ 0: 'a (1).csv', 1: 1200, 2: '$&' });
  expect(sentenceReader('{0} is a folder.')('This is a file.')).toBeNull();
});
