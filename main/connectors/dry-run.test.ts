import { expect, onTestFinished, test } from 'vitest';
import { dryRun } from './dry-run.js';
import { odooConnector } from './systems/odoo.js';
import { personOf, punch, punchEvent } from './testing/events.js';
import { OdooServer } from './testing/odoo-server.js';

test('a dry run says who is missing, and writes nothing', async () => {
  const server = await new OdooServer().start();
  onTestFinished(() => server.stop());
  const access = { apiKey: 'key', database: 'company', employeeField: 'barcode', table: {} };
  const connector = odooConnector({ address: server.address, ...access });
  const events = ['ada', 'new', 'new', 'none', 'erased'].map((subjectId) =>
    punchEvent(punch('in 2026-03-02T08:00'), subjectId),
  );
  const { toSend, unmapped } = await dryRun(connector, events, personOf);
  expect(toSend).toEqual([events[0]]);
  expect(unmapped).toEqual([
    {
      subjectId: 'new',
      events: 2,
      reason:
        'The employee number 4711 is not in the field "barcode" of any employee in Odoo. Enter it there, or in the table of the connector.',
    },
    {
      subjectId: 'none',
      events: 1,
      reason: 'The person has no employee number. Enter it.',
    },
    { subjectId: 'erased', events: 1, reason: 'The person was erased.' },
  ]);
  expect(server.requests.every(({ path }) => path.endsWith('/search_read'))).toBe(true);
});
