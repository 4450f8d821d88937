import { expect, test } from 'vitest';
import { textTable } from './text-table.js';

test('columns are as wide as their widest line, on a terminal', () => {
  const cells = [
    ['x\ny', '山田'],
    ['', 'é'],
    ['a\u0301', '\u{1F469}\u200D\u{1F467} x'],
    ['عمر', 'Ｗ'],
  ];
  expect(textTable(['A', 'Bc'], cells).split('\n')).toEqual([
    '┌─────┬──────┐',
    '│ A   │ Bc   │',
    '├─────┼──────┤',
    '│ x   │ 山田 │',
    '│ y   │      │',
    '│     │ é    │',
    '│ a\u0301   │ \u{1F469}\u200D\u{1F467} x │',
    '│ عمر │ Ｗ   │',
    '└─────┴──────┘',
  ]);
});

test('a table without rows has its titles', () => {
  expect(textTable(['A', 'Bc'], [])).toBe('┌───┬────┐\n│ A │ Bc │\n└───┴────┘');
});
