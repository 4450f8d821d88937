import { expect, test } from 'vitest';
import type { ConnectorSettings } from '../../../contract/calls/connectors.js';
import { draftOf, settingsOf, wrongLine } from './connector-draft.js';

const odoo: ConnectorSettings = {
  ...{ name: 'odoo', system: 'odoo', address: 'https://hr.example.com', from: '2026-12-01' },
  ...{ field: 'barcode', database: 'company', table: { '4711': '83', x7: '9' } },
  people: { everyHours: 6, apply: true, maxLeaving: 2 },
  unencrypted: false,
};

test('the form keeps all settings of a connection', () => {
  expect(settingsOf(draftOf(odoo, '2026-12-05'))).toEqual(odoo);
});

test('fields that a system does not have, and blank ones, are left out', () => {
  const draft = { ...draftOf(odoo, '2026-12-05'), system: 'kimai', project: 3 } as const;
  const { name, address, from, table, unencrypted } = odoo;
  const common = { name, address, from, unencrypted };
  expect(settingsOf(draft)).toEqual({ ...common, system: 'kimai', project: 3, table });
  expect(settingsOf({ ...draft, system: 'webhook' })).toEqual({
    ...common,
    system: 'webhook',
    table: {},
  });
});

test('a line of the table has an employee number and an id', () => {
  expect(wrongLine('4711 = 83\n\n 0042\t9 \nA-7;x')).toBeNull();
  expect(wrongLine('4711 = 83\n0042')).toBe('0042');
  expect(wrongLine('= 83')).toBe(' = 83');
});
