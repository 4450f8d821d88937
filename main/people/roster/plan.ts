import * as v from 'valibot';
import { EmployeeNumber, isPadNumber, Name, PadNumber, Pin } from '../../../contract/fields.js';
import { cleanName } from '../../../contract/names.js';
import { Department, Email } from '../../../contract/calls/people.js';
import type { RosterRow } from '../../../contract/calls/roster.js';
import { numberKey } from '../records/pad-code.js';
import { isGarbled } from './garbled.js';
import type { Column, TableRow } from './table.js';

/** An existing person, as far as a plan compares it. */
export interface KnownPerson {
  readonly subjectId: string;
  readonly name: string;
  readonly number: string | null;
  readonly code: string | null;
  readonly department: string | null;
  readonly email: string | null;
  readonly scheduleId: string | null;
  readonly samples: number;
  readonly hasPin: boolean;
}

/** What a roster is compared with. */
export interface PlanInput {
  readonly known: readonly KnownPerson[];
  readonly schedules: readonly { readonly id: string; readonly name: string }[];
  /** Paths of the photos in the archive; null for a table without an archive. */
  readonly photos: readonly string[] | null;
  /** Whether to replace existing templates and PINs. */
  readonly replace: boolean;
}

/** A row in the form of the contract, with the data needed to import it. */
export interface PlannedRow extends Omit<RosterRow, 'photos'> {
  /** Null for a new person. */
  readonly subjectId: string | null;
  /** Details left out stay as they are. */
  readonly details: {
    readonly number?: string;
    readonly code?: string;
    readonly department?: string;
    readonly email?: string;
    readonly scheduleId?: string;
  };
  readonly pin: string | null;
  readonly photos: readonly string[];
}

/** Text that a spreadsheet would run as a formula; no name starts like this. */
const formula = /^[=+@]|^-[^\d\s]/;

/** Adds a problem to a row. @param column null if it does not concern one column. */
type ReportProblem = (column: Column | null, message: string) => void;

/** What the rows of a table are looked up in. */
interface Lookups {
  /** By employee number and by code: both are typed into the same field of the PIN pad. */
  readonly rowsByNumber: ReadonlyMap<string, readonly TableRow[]>;
  readonly peopleByNumber: ReadonlyMap<string, KnownPerson>;
  readonly peopleByCode: ReadonlyMap<string, KnownPerson>;
  /** By name; null for several people of one name. */
  readonly peopleByName: ReadonlyMap<string, KnownPerson | null>;
  readonly findPhotos: PhotoFinder;
}

/** Plans the rows of a table. A row with a problem is refused as a whole. */
export function planTable(rows: readonly TableRow[], input: PlanInput): PlannedRow[] {
  const rowsByNumber = new Map<string, TableRow[]>();
  for (const row of rows) {
    for (const key of keysOf(row)) {
      const others = rowsByNumber.get(key);
      if (others === undefined) rowsByNumber.set(key, [row]);
      // A message names a few lines; more would take long where all rows have one number.
      else if (others.length < 10) others.push(row);
    }
  }
  const by = (key: 'number' | 'code'): ReadonlyMap<string, KnownPerson> =>
    new Map(
      input.known.flatMap((person) =>
        person[key] === null ? [] : [[numberKey(person[key]), person] as const],
      ),
    );
  const lookups: Lookups = {
    rowsByNumber,
    peopleByNumber: by('number'),
    peopleByCode: by('code'),
    peopleByName: namesakes(input.known),
    findPhotos: photoFinder(input.photos),
  };
  return rows.map((row) => planRow(row, input, lookups));
}

/** The number and the code of a row, in the form in which they are compared. */
function keysOf({ cells }: TableRow): Set<string> {
  return new Set(
    [cells.number, cells.code].flatMap((text) => (text === undefined ? [] : [numberKey(text)])),
  );
}

function planRow(row: TableRow, input: PlanInput, lookups: Lookups): PlannedRow {
  const { line, cells } = row;
  const problems: PlannedRow['problems'] = [];
  const report: ReportProblem = (column, message) => {
    problems.push({ column, message });
  };
  if (row.problem !== null) {
    report(null, row.problem);
    const base = { line, number: cells.number ?? null, name: cells.name ?? '', code: null };
    return {
      ...base,
      action: 'refuse',
      subjectId: null,
      details: {},
      pin: null,
      photos: [],
      problems,
    };
  }
  const { number, name, details, pin } = checkCells(cells, input, report);
  reportRepetitions(row, lookups, report);
  const person =
    number === undefined
      ? (lookups.peopleByName.get(name ?? '') ?? undefined)
      : lookups.peopleByNumber.get(numberKey(number));
  reportOtherHolders({ number, name, code: details.code }, person, lookups, report);
  const photos = lookups.findPhotos(cells, report);
  const isValidNewPerson = problems.length === 0 && person === undefined;
  if (isValidNewPerson && photos.length === 0 && (pin === null || number === undefined)) {
    report(null, 'needs photos, or a number and a PIN; otherwise this person cannot clock in');
  }
  if (pin !== null && number === undefined && person?.number == null) {
    report('pin', 'needs a number in the same row');
  }
  const base = { line, number: number ?? cells.number ?? null, name: name ?? cells.name ?? '' };
  return decide({ ...base, details, pin, photos, problems }, person, input.replace);
}

/** Reports a number or code that another row has too. */
function reportRepetitions(row: TableRow, { rowsByNumber }: Lookups, report: ReportProblem): void {
  for (const column of ['number', 'code'] as const) {
    const text = row.cells[column];
    if (text === undefined) continue;
    const lines = (rowsByNumber.get(numberKey(text)) ?? [])
      .filter((other) => other !== row)
      .map((other) => other.line);
    if (lines.length === 0) continue;
    const noun = lines.length === 1 ? 'line' : 'lines';
    report(column, `is also used in ${noun} ${lines.slice(0, 5).join(', ')}`);
  }
}

/** Reports a number or code that belongs to somebody else. */
function reportOtherHolders(
  { number, name, code }: { readonly [Key in 'number' | 'name' | 'code']: string | undefined },
  person: KnownPerson | undefined,
  { peopleByNumber, peopleByCode }: Lookups,
  report: ReportProblem,
): void {
  if (person !== undefined && name !== undefined && cleanName(person.name) !== name) {
    report('number', `${number ?? ''} already belongs to ${person.name}`);
  }
  for (const [column, text] of [
    ['number', number],
    ['code', code],
  ] as const) {
    if (text === undefined) continue;
    const key = numberKey(text);
    const holder = [peopleByNumber.get(key), peopleByCode.get(key)].find(
      (other) => other !== undefined && other !== person,
    );
    if (holder === undefined) continue;
    const isCode = peopleByCode.get(key) === holder;
    const what = isCode ? 'the code for the PIN pad' : 'the employee number';
    report(column, `${text} is ${what} of ${holder.name}`);
  }
}

/** The values of a row; a cell with a problem counts as empty. */
function checkCells(
  cells: TableRow['cells'],
  input: PlanInput,
  report: ReportProblem,
): Pick<PlannedRow, 'details' | 'pin'> & { number: string | undefined; name: string | undefined } {
  for (const [column, text] of Object.entries(cells)) {
    if (formula.test(text)) {
      report(column as Column, 'contains a formula; enter its value instead');
    }
  }
  const checked = (column: Column, schema: v.GenericSchema<string, string>): string | undefined => {
    const text = cells[column];
    if (text === undefined || formula.test(text)) return undefined;
    const result = v.safeParse(schema, text);
    if (result.success) return result.output;
    report(column, result.issues[0].message);
    return undefined;
  };
  const number = checked('number', EmployeeNumber);
  const name = checked('name', Name);
  for (const column of ['name', 'department'] as const) {
    if (isGarbled(cells[column] ?? '')) report(column, garbledMessage(cells[column]!));
  }
  const details = {
    ...optional('number', number),
    ...optional('code', checked('code', PadNumber)),
    ...optional('department', checked('department', Department)),
    ...optional('email', checked('email', Email)),
    ...optional('scheduleId', scheduleOf(cells.schedule, input, report)),
  };
  const pin = checked('pin', Pin) ?? null;
  if (cells.name === undefined) report('name', 'is empty');
  return { number, name, details, pin };
}

/** Plans an archive without a table: each folder contains the photos of the person it is named after. */
export function planFolders(input: PlanInput): PlannedRow[] {
  const folders = grouped(input.photos ?? [], (path) => cleanName(path.split('/').at(-2) ?? ''));
  const peopleByName = namesakes(input.known);
  return [...folders].map(([folder, photos]) => {
    const problems: PlannedRow['problems'] = [];
    const name = v.safeParse(Name, folder);
    if (name.success && isGarbled(name.output)) {
      problems.push({ column: null, message: garbledMessage(name.output) });
    } else if (!name.success) {
      problems.push({
        column: null,
        message: 'is not in a folder named after a person; create such a folder, or add a table',
      });
    }
    const base = { line: null, number: null, name: name.success ? name.output : photos[0]! };
    const person = name.success ? (peopleByName.get(name.output) ?? undefined) : undefined;
    return decide({ ...base, details: {}, pin: null, photos, problems }, person, input.replace);
  });
}

/** Decides what importing a row does. */
function decide(
  row: Omit<PlannedRow, 'action' | 'subjectId' | 'code'>,
  person: KnownPerson | undefined,
  replace: boolean,
): PlannedRow {
  const subjectId = person?.subjectId ?? null;
  const code = row.details.code ?? person?.code ?? null;
  if (row.problems.length > 0) return { ...row, code, subjectId, action: 'refuse' };
  const planned = { ...row, subjectId, code: code ?? newCode(row, person) };
  if (person === undefined) return { ...planned, action: 'add' };
  const photos = person.samples === 0 || replace ? row.photos : [];
  // A PIN cannot be compared with the stored hash, so a person keeps theirs unless `replace` is set.
  const pin = person.hasPin && !replace ? null : row.pin;
  const details = Object.entries(row.details) as [keyof PlannedRow['details'], string][];
  const isSame = details.every(([name, value]) => person[name] === value);
  const action = isSame && photos.length === 0 && pin === null ? 'done' : 'change';
  return { ...planned, photos, pin, action };
}

/** `new` for somebody with a PIN whose number cannot be typed on the PIN pad; else null. */
function newCode(
  { details, pin }: Pick<PlannedRow, 'details' | 'pin'>,
  person: KnownPerson | undefined,
): 'new' | null {
  const hasPin = pin !== null || person?.hasPin === true;
  return hasPin && !isPadNumber(details.number ?? person?.number ?? '') ? 'new' : null;
}

function garbledMessage(text: string): string {
  return `“${text.slice(0, 60)}” looks garbled; choose the encoding of the file, or correct the text`;
}

/** An object with this one property, or without any if there is no value. */
function optional<Key extends string>(
  key: Key,
  value: string | undefined,
): Partial<Record<Key, string>> {
  return value === undefined ? {} : ({ [key]: value } as Record<Key, string>);
}

/** People by name; null for a name that several have. */
function namesakes(known: readonly KnownPerson[]): Map<string, KnownPerson | null> {
  const people = new Map<string, KnownPerson | null>();
  for (const person of known) {
    const name = cleanName(person.name);
    people.set(name, people.has(name) ? null : person);
  }
  return people;
}

function scheduleOf(
  text: string | undefined,
  { schedules }: PlanInput,
  report: ReportProblem,
): string | undefined {
  if (text === undefined) return undefined;
  const found = schedules.find(({ id, name }) => id === text || name === text);
  if (found === undefined) {
    report('schedule', `there is no schedule named ${text}; add it in the settings`);
  }
  return found?.id;
}

/** Finds a row's photos: those listed in its column, otherwise those in the folder of its number or name. */
type PhotoFinder = (cells: TableRow['cells'], report: ReportProblem) => readonly string[];

function photoFinder(photos: readonly string[] | null): PhotoFinder {
  const folderOf = (path: string): string => cleanName(path.split('/').at(-2) ?? '');
  const byPath = grouped(photos ?? [], (path) => path.slice(0, path.lastIndexOf('/')));
  const byFolder = grouped(photos ?? [], folderOf);
  const byName = grouped(photos ?? [], (path) => path.split('/').at(-1)!);
  const all = new Set(photos);
  return (cells, report) => {
    if (cells.photos === undefined) {
      const name = cleanName(cells.name ?? '');
      return byFolder.get(cells.number ?? '') ?? byFolder.get(name) ?? [];
    }
    if (photos === null) {
      report('photos', 'must be in a ZIP file or folder together with the table');
      return [];
    }
    return cells.photos.split(/[;|]/).flatMap((entry) => {
      const path = entry.trim().replaceAll('\\', '/').replace(/\/$/, '').normalize('NFC');
      if (path === '') return [];
      if (all.has(path)) return [path];
      const matches = byName.get(path) ?? byPath.get(path) ?? byFolder.get(path) ?? [];
      const isFile = byName.has(path);
      if (matches.length === 0) report('photos', `${path} was not found; check its name`);
      if (isFile && matches.length > 1) {
        report('photos', `${matches.length} files are named ${path}; add the folder to the name`);
        return [];
      }
      return matches;
    });
  };
}

/** `Map.groupBy`, which Node 20 does not have. */
function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}
