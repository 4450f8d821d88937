import { describe, expect, test } from 'vitest';
import type { LayoutId } from '../../../contract/calls/exports.js';
import { resolveParameters } from './layout.js';
import { week } from './testing/week.js';
import { parameters, layoutNamed } from './testing/written.js';

describe('parameters', () => {
  test.each<Record<string, string>>([{}, { companyCode: ' ' }])(
    'a missing one is named by title and, for the command line, by name: %o',
    (given) => {
      expect(() => resolveParameters(layoutNamed('adp'), given)).toThrow(
        expect.objectContaining({
          message: expect.stringContaining('needs a value for "Company code"') as string,
          fields: [
            {
              field: 'parameters',
              problem: 'companyCode=…: the layout ADP (paydata batch) needs a value (Company code)',
            },
          ],
        }),
      );
    },
  );

  test('an unknown one is named', () => {
    const layout = layoutNamed('days');
    expect(() => resolveParameters(layout, { colour: 'red' })).toThrow(
      expect.objectContaining({
        message: expect.stringContaining('no parameter "colour"') as string,
        fields: [
          {
            field: 'parameters',
            problem: `colour=…: the layout ${layout.title} has no such parameter; remove it`,
          },
        ],
      }),
    );
  });

  test.each<[LayoutId, Record<string, string>, RegExp]>([
    ['adp', { overtimeAfterHoursADay: 'eight' }, /"Daily overtime threshold \(hours\)" must be/],
    ['adp', { overtimeAfterHoursAWeek: '-1' }, /a number such as 8 or 7\.5/],
    ['adp', { overtimeAfterHoursAWeek: 'Infinity' }, /a number such as 8/],
    ['adp', { companyCode: 'ABCD' }, /two or three letters or digits/],
    ['adp', { batchId: 'week 9' }, /up to 25 letters and digits/],
    ['bamboohr', { rateType: 'Reg' }, /REG or OT/],
    ['quickbooks-iif', { companyCreateTime: '2026-11-31' }, /a whole number/],
    ['quickbooks-iif', { company: 'Łódź Works' }, /Western European letters/],
    ['quickbooks-iif', { job: '株式会社' }, /Western European letters/],
  ])('%s refuses %o', (id, given, sentence) => {
    const layout = layoutNamed(id);
    const all = { ...parameters[id], ...given };
    const refused = () => resolveParameters(layout, all);
    expect(refused).toThrow(sentence);
    const [name = ''] = Object.keys(given);
    const problem = expect.stringMatching(`^${name}=…: must be `) as string;
    expect(refused).toThrow(
      expect.objectContaining({ fields: [{ field: 'parameters', problem }] }),
    );
  });

  test('weekly overtime counts the hours below the daily threshold', () => {
    const layout = layoutNamed('adp');
    const given = resolveParameters(layout, {
      companyCode: 'ABC',
      overtimeAfterHoursADay: '8',
      overtimeAfterHoursAWeek: '10',
    });
    const [ada] = layout.rows({
      ...{ source: week, parameters: given, emailHolders: new Map() },
      omit: () => undefined,
    });
    // 8.75 h on Friday and 7 h in the night to Sunday: 0.75 h above 8 a day, then 5 h above 10 a week.
    expect(ada!.slice(3)).toEqual([
      { kind: 'number', value: 10, decimals: 2 },
      { kind: 'number', value: 5.75, decimals: 2 },
    ]);
  });
});
