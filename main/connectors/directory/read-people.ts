import * as v from 'valibot';
import type { ConnectorSettings } from '../../../contract/calls/connectors.js';
import { readTable } from '../../people/roster/table.js';
import { HttpClient } from '../http/client.js';
import { refused, Stopped } from '../outcome.js';
import { read } from '../systems/fields.js';
import type { DirectoryPerson } from './directory-person.js';

/** People of one request. */
const pageSize = 500;
/** More than any site with such a kiosk has. */
const maxPeople = 20_000;

const Text = v.nullish(v.string());

/** In Odoo, `false` means no value, and a link is a pair of id and name. */
const OdooText = v.union([v.string(), v.literal(false)]);
const OdooLink = v.union([v.tuple([v.number(), v.string()]), v.literal(false)]);

/**
 * Reads all employees from a connector's system: active employees of Frappe HR (`/api/resource/Employee`; hrms extends
 * ERPNext's doctype: `employee_name`, `department`, `company_email`, `status`) or Odoo (`hr.employee`,
 * addons/hr/models/hr_employee.py at 00593c5: `name`, `department_id`, `work_email`; archived ones are not in a
 * search), or a table at an address, with the columns that an import reads.
 * @param secret the connector's access key; of a table, the header `Authorization`, or empty.
 * @throws Stopped if the system cannot be asked; Fault as `readTable`.
 */
export function readPeople(
  settings: ConnectorSettings,
  secret: string,
): Promise<DirectoryPerson[]> {
  switch (settings.system) {
    case 'frappe':
      return readFrappe(settings, secret);
    case 'odoo':
      return readOdoo(settings, secret);
    case 'csv':
      return readCsv(settings, secret);
    default:
      return Promise.reject(
        new Stopped(refused('Rollcall reads people from Frappe HR, Odoo and tables only.')),
      );
  }
}

async function readFrappe(
  { address, field = 'attendance_device_id' }: ConnectorSettings,
  token: string,
): Promise<DirectoryPerson[]> {
  const headers = (): Record<string, string> => ({ authorization: `token ${token}` });
  const http = new HttpClient({ title: 'Frappe HR', address, headers });
  const Page = v.object({ data: v.array(v.record(v.string(), Text)) });
  return allPages(async (start) => {
    const { json } = await http.call({
      method: 'GET',
      path: '/api/resource/Employee',
      query: {
        filters: JSON.stringify([['status', '=', 'Active']]),
        fields: JSON.stringify(['employee_name', 'department', 'company_email', field]),
        order_by: 'name',
        limit_start: String(start),
        limit_page_length: String(pageSize),
      },
    });
    return read('Frappe HR', Page, json).data.map((row) => ({
      number: textOf(row[field]),
      name: row['employee_name'] ?? '',
      department: textOf(row['department']),
      email: textOf(row['company_email']),
    }));
  });
}

async function readOdoo(
  { address, database, field = 'barcode' }: ConnectorSettings,
  apiKey: string,
): Promise<DirectoryPerson[]> {
  const headers = (): Record<string, string> => ({
    authorization: `bearer ${apiKey}`,
    ...(database === undefined ? {} : { 'x-odoo-database': database }),
  });
  const http = new HttpClient({ title: 'Odoo', address, headers });
  const Page = v.array(
    v.looseObject({ name: v.string(), department_id: OdooLink, work_email: OdooText }),
  );
  return allPages(async (start) => {
    const { json } = await http.call({
      method: 'POST',
      path: '/json/2/hr.employee/search_read',
      body: {
        domain: [],
        fields: ['name', 'department_id', 'work_email', field],
        order: 'id',
        offset: start,
        limit: pageSize,
      },
    });
    return read('Odoo', Page, json).map((row) => ({
      number: textOf(row[field]),
      name: row.name,
      department: row.department_id === false ? null : row.department_id[1],
      email: textOf(row.work_email),
    }));
  });
}

async function readCsv(
  { address }: ConnectorSettings,
  authorization: string,
): Promise<DirectoryPerson[]> {
  const headers = (): Record<string, string> => (authorization === '' ? {} : { authorization });
  const http = new HttpClient({ title: 'The server of the table', address, headers });
  const { bytes } = await http.call({ method: 'GET', path: '', takesAnyBody: true });
  const { rows } = await readTable(bytes, 'The table');
  return rows.map(({ cells }) => ({
    number: cells.number ?? null,
    name: cells.name ?? '',
    department: cells.department ?? null,
    email: cells.email ?? null,
  }));
}

async function allPages(
  page: (start: number) => Promise<DirectoryPerson[]>,
): Promise<DirectoryPerson[]> {
  const people: DirectoryPerson[] = [];
  for (;;) {
    const found = await page(people.length);
    people.push(...found);
    if (found.length < pageSize) return people;
    if (people.length > maxPeople) {
      throw new Stopped(
        refused(`The list has more than ${maxPeople.toLocaleString('en')} people.`),
      );
    }
  }
}

/** Null for any form of a missing value. */
function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}
