import * as v from 'valibot';
import { EmployeeNumber, Name, Pin } from '../../../contract/fields.js';
import { Department, Email } from '../../../contract/calls/people.js';
import type { RosterRow } from '../../../contract/calls/roster.js';
import type { Column, TableRow } from './table.js';

/** What is known of somebody who is there already. */
export interface KnownPerson {
  readonly subjectId: string;
  readonly name: string;
  readonly number: string | null;
  readonly department: string | null;
  readonly email: string | null;
  readonly scheduleId: string | null;
  readonly samples: number;
  readonly hasPin: boolean;
}

/** Everything that a plan is made against. */
export interface PlanInput {
  readonly known: readonly KnownPerson[];
  readonly schedules: readonly { readonly id: string; readonly name: string }[];
  /** Paths of photos in the archive; null where the roster is a table alone. */
  readonly photos: readonly string[] | null;
  /** New templates for people who have one. */
  readonly replace: boolean;
}

/** A row as the contract tells of it, with what carrying it out needs. */
export interface PlannedRow extends Omit<RosterRow, 'photos'> {
  readonly subjectId: string | null;
  /** Left out: stays as it is. */
  readonly details: {
    readonly number?: string;
    readonly department?: string;
    readonly email?: string;
    readonly scheduleId?: string;
  };
  readonly pin: string | null;
  readonly photos: readonly string[];
}

/** What a spreadsheet would run; nobody is named so. */
const formula = /^[=+@]|^-[^\d\s]/;

/** Plans a table's rows; a row with a problem is refused as a whole. */
export function planTable(rows: readonly TableRow[], input: PlanInput): PlannedRow[] {
  const linesByNumber = grouped(
    rows.filter(({ cells }) => cells.number !== undefined),
    ({ cells }) => cells.number!,
  );
  const photosOf = photoFinder(input.photos);
  const byNumber = new Map(input.known.map((one) => [one.number, one]));
  return rows.map((row) => {
    const { line, cells } = row;
    const problems: PlannedRow['problems'] = [];
    const say = (column: Column | null, message: string): void => {
      problems.push({ column, message });
    };
    for (const [column, text] of Object.entries(cells)) {
      if (formula.test(text)) say(column as Column, 'holds a formula; write its value instead');
    }
    const checked = (
      column: Column,
      schema: v.GenericSchema<string, string>,
    ): string | undefined => {
      const text = cells[column];
      if (text === undefined || formula.test(text)) return undefined;
      const result = v.safeParse(schema, text);
      if (result.success) return result.output;
      say(column, result.issues[0].message);
      return undefined;
    };
    const number = checked('number', EmployeeNumber);
    const name = checked('name', Name);
    const details = {
      ...given('number', number),
      ...given('department', checked('department', Department)),
      ...given('email', checked('email', Email)),
      ...given('scheduleId', scheduleOf(cells.schedule, input, say)),
    };
    const pin = checked('pin', Pin) ?? null;
    if (cells.name === undefined) say('name', 'is empty');
    const others = linesByNumber.get(cells.number ?? '') ?? [];
    if (others.length > 1) {
      const at = others.filter((one) => one !== row).map((one) => one.line);
      say('number', `is also in line ${at.slice(0, 5).join(', ')}`);
    }
    const person = number === undefined ? namesake(name, input.known) : byNumber.get(number);
    if (person !== undefined && name !== undefined && person.name !== name) {
      say('number', `${number} is that of ${person.name} already`);
    }
    const photos = photosOf(cells, say);
    const isPlain = problems.length === 0 && person === undefined;
    if (isPlain && photos.length === 0 && (pin === null || number === undefined)) {
      say(null, 'has neither photos nor a number with a PIN, so this person could not punch');
    }
    if (pin !== null && number === undefined && person?.number == null) {
      say('pin', 'needs a number in the same row');
    }
    const base = { line, number: number ?? cells.number ?? null, name: name ?? cells.name ?? '' };
    return finish({ ...base, details, pin, photos, problems }, person, input.replace);
  });
}

/** Plans an archive without a table: each folder holds the photos of whoever it is named after. */
export function planFolders(input: PlanInput): PlannedRow[] {
  const folders = grouped(input.photos ?? [], (path) => path.split('/').at(-2) ?? '');
  return [...folders].map(([folder, photos]) => {
    const problems: PlannedRow['problems'] = [];
    const name = v.safeParse(Name, folder);
    if (!name.success) {
      problems.push({
        column: null,
        message: 'photos must be in a folder named after the person, or the archive needs a table',
      });
    }
    const base = { line: null, number: null, name: name.success ? name.output : photos[0]! };
    const person = name.success ? namesake(name.output, input.known) : undefined;
    return finish({ ...base, details: {}, pin: null, photos, problems }, person, input.replace);
  });
}

/** Decides what a row does. */
function finish(
  row: Omit<PlannedRow, 'action' | 'subjectId'>,
  person: KnownPerson | undefined,
  replace: boolean,
): PlannedRow {
  const subjectId = person?.subjectId ?? null;
  if (row.problems.length > 0) return { ...row, subjectId, action: 'refuse' };
  if (person === undefined) return { ...row, subjectId, action: 'add' };
  const photos = person.samples === 0 || replace ? row.photos : [];
  // A PIN cannot be compared with the sealed one; whoever has one keeps it, unless told.
  const pin = person.hasPin && !replace ? null : row.pin;
  const details = Object.entries(row.details) as [keyof PlannedRow['details'], string][];
  const isSame = details.every(([name, value]) => person[name] === value);
  const action = isSame && photos.length === 0 && pin === null ? 'done' : 'change';
  return { ...row, subjectId, photos, pin, action };
}

function given<Key extends string>(
  key: Key,
  value: string | undefined,
): Partial<Record<Key, string>> {
  return value === undefined ? {} : ({ [key]: value } as Record<Key, string>);
}

/** Somebody of that name, where only one has it. */
function namesake(
  name: string | undefined,
  known: readonly KnownPerson[],
): KnownPerson | undefined {
  const [first, ...more] = known.filter((one) => one.name === name);
  return more.length === 0 ? first : undefined;
}

function scheduleOf(
  text: string | undefined,
  { schedules }: PlanInput,
  say: (column: Column, message: string) => void,
): string | undefined {
  if (text === undefined) return undefined;
  const found = schedules.find(({ id, name }) => id === text || name === text);
  if (found === undefined) say('schedule', `no schedule is named ${text}; add it in the settings`);
  return found?.id;
}

/** Finds a row's photos: those its column names, else those in the folder of its number or name. */
function photoFinder(
  photos: readonly string[] | null,
): (cells: TableRow['cells'], say: (column: Column, message: string) => void) => string[] {
  const folderOf = (path: string): string => path.split('/').at(-2) ?? '';
  const byPath = grouped(photos ?? [], (path) => path.slice(0, path.lastIndexOf('/')));
  const byFolder = grouped(photos ?? [], folderOf);
  const byName = grouped(photos ?? [], (path) => path.split('/').at(-1)!);
  return (cells, say) => {
    if (cells.photos === undefined) {
      const name = cells.name?.normalize('NFC') ?? '';
      return byFolder.get(cells.number ?? '') ?? byFolder.get(name) ?? [];
    }
    if (photos === null) {
      say('photos', 'photos reach Rollcall in a ZIP file together with the table');
      return [];
    }
    const all = new Set(photos);
    return cells.photos.split(/[;|]/).flatMap((written) => {
      const path = written.trim().replaceAll('\\', '/').replace(/\/$/, '').normalize('NFC');
      if (path === '') return [];
      if (all.has(path)) return [path];
      const alike = byName.get(path) ?? byPath.get(path) ?? byFolder.get(path) ?? [];
      const isFile = byName.has(path);
      if (alike.length === 0) say('photos', `${path} is not in the archive`);
      if (isFile && alike.length > 1) {
        say(
          'photos',
          `${alike.length} files in the archive are named ${path}; write their folders`,
        );
        return [];
      }
      return alike;
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
