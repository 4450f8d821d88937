import { isPadNumber } from '../../../contract/fields.js';
import { cleanName } from '../../../contract/names.js';
import type { RosterLeftOut, RosterRow } from '../../../contract/calls/roster.js';
import { numberKey } from '../records/pad-code.js';
import { checkCells, type ReportProblem, type RowDetails } from './checked-cells.js';
import type { FoundFile } from './found-files.js';
import { Namesakes } from './namesake.js';
import { nameKey } from './person-folders.js';
import { assignFiles, noClaim, PhotoClaims, type Claim } from './photo-claims.js';
import { leftOutOf, rowFiles, type RowFiles } from './row-files.js';
import type { TableRow } from './table.js';

/** The data about an existing person that a plan compares. */
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

/** The data with which a roster is compared. */
export interface PlanInput {
  readonly known: readonly KnownPerson[];
  readonly schedules: readonly { readonly id: string; readonly name: string }[];
  /** The files of the archive or folder, without the table; null for a table alone. */
  readonly files: readonly FoundFile[] | null;
  /** Whether to replace existing templates and PINs. */
  readonly replace: boolean;
}

/** A row in the form of the contract, with the data needed to import it. */
export interface PlannedRow extends Omit<RosterRow, keyof RowFiles>, RowFiles {
  /** Null for a new person. */
  readonly subjectId: string | null;
  /** Details left out stay as they are. */
  readonly details: RowDetails;
  readonly pin: string | null;
}

/** A planned import. */
export interface Plan {
  readonly rows: readonly PlannedRow[];
  /** Files that belong to no row. */
  readonly leftOut: readonly RosterLeftOut[];
}

/** The indexes in which the rows of a table are looked up. */
interface Lookups {
  /** By employee number and by code: both are typed into the same field of the PIN pad. */
  readonly rowsByNumber: ReadonlyMap<string, readonly TableRow[]>;
  /** Rows without a number, by the key of their name. */
  readonly rowsByName: ReadonlyMap<string, readonly TableRow[]>;
  readonly peopleByNumber: ReadonlyMap<string, KnownPerson>;
  readonly peopleByCode: ReadonlyMap<string, KnownPerson>;
  readonly namesakes: Namesakes<KnownPerson>;
}

/** Plans the rows of a table. A row with a problem is refused as a whole. */
export function planTable(rows: readonly TableRow[], input: PlanInput): Plan {
  const lookups = lookupsOf(rows, input.known);
  const files = new Map((input.files ?? []).map((file) => [file.path, file]));
  const paths = input.files?.map(({ path }) => path) ?? null;
  const finder = new PhotoClaims(paths);
  const problems = rows.map((): PlannedRow['problems'] => []);
  const claims = rows.map(({ cells, problem }, index): Claim => {
    // The cells of a row that cannot be read may be those of another person.
    if (problem !== null) return noClaim;
    return finder.of(cells, (message) => problems[index]!.push({ column: 'photos', message }));
  });
  const { filesOf, rivalsOf, unclaimed } = assignFiles(paths ?? [], claims);
  const planned = rows.map((row, index) => {
    const rivals = [...rivalsOf[index]!].map((other) => rows[other]!.line);
    if (rivals.length > 0) {
      const message = `the same photos also belong to ${linesOf(rivals)}; enter in the photos column which photos belong to whom`;
      problems[index]!.push({ column: 'photos', message });
    }
    const own = filesOf[index]!.map((path) => files.get(path)!);
    return planRow(row, own, problems[index]!, input, lookups);
  });
  const leftOut = unclaimed.map((path) =>
    leftOutOf(files.get(path)!, 'no row of the table is for its folder or lists it'),
  );
  return { rows: planned, leftOut };
}

function lookupsOf(rows: readonly TableRow[], known: readonly KnownPerson[]): Lookups {
  const by = (key: 'number' | 'code'): ReadonlyMap<string, KnownPerson> =>
    new Map(
      known.flatMap((person) =>
        person[key] === null ? [] : [[numberKey(person[key]), person] as const],
      ),
    );
  return {
    rowsByNumber: someRowsBy(rows, ({ number, code }) =>
      [number, code].flatMap((text) => (text === undefined ? [] : [numberKey(text)])),
    ),
    rowsByName: someRowsBy(rows, ({ number, name }) =>
      number !== undefined || name === undefined ? [] : [nameKey(name)],
    ),
    peopleByNumber: by('number'),
    peopleByCode: by('code'),
    namesakes: new Namesakes(known),
  };
}

/**
 * The first rows of each key. A message names a few lines; more would take long where all rows have one
 * number or name.
 */
function someRowsBy(
  rows: readonly TableRow[],
  keysOf: (cells: TableRow['cells']) => readonly string[],
): Map<string, TableRow[]> {
  const found = new Map<string, TableRow[]>();
  for (const row of rows) {
    for (const key of new Set(keysOf(row.cells))) {
      const others = found.get(key);
      if (others === undefined) found.set(key, [row]);
      else if (others.length < 10) others.push(row);
    }
  }
  return found;
}

function planRow(
  row: TableRow,
  files: readonly FoundFile[],
  problems: PlannedRow['problems'],
  input: PlanInput,
  lookups: Lookups,
): PlannedRow {
  const { line, cells } = row;
  const report: ReportProblem = (column, message) => {
    problems.push({ column, message });
  };
  const sorted = rowFiles(files);
  if (row.problem !== null) {
    report(null, row.problem);
    const base = { line, number: cells.number ?? null, name: cells.name ?? '' };
    return decide({ ...base, details: {}, pin: null, ...sorted, problems }, undefined, false);
  }
  const { number, name, details, pin } = checkCells(cells, input.schedules, report);
  reportRepetitions(row, lookups, report);
  const person =
    number === undefined
      ? lookups.namesakes.only(name, (message) => {
          report('name', message);
        })
      : lookups.peopleByNumber.get(numberKey(number));
  reportOtherHolders({ number, name, code: details.code }, person, lookups, report);
  const isValidNewPerson = problems.length === 0 && person === undefined;
  if (isValidNewPerson && sorted.photos.length === 0 && (pin === null || number === undefined)) {
    report(null, 'needs photos, or a number and a PIN; otherwise this person cannot clock in');
  }
  if (pin !== null && number === undefined && person?.number == null) {
    report('pin', 'needs a number in the same row');
  }
  const base = { line, number: number ?? cells.number ?? null, name: name ?? cells.name ?? '' };
  return decide({ ...base, details, pin, ...sorted, problems }, person, input.replace);
}

/**
 * Reports a number or code that another row has too, and people with the same name who need a number to tell them
 * apart.
 */
function reportRepetitions(
  row: TableRow,
  { rowsByNumber, rowsByName }: Lookups,
  report: ReportProblem,
): void {
  const linesBeside = (others: readonly TableRow[] | undefined): number[] =>
    (others ?? []).filter((other) => other !== row).map((other) => other.line);
  for (const column of ['number', 'code'] as const) {
    const lines = linesBeside(rowsByNumber.get(numberKey(row.cells[column] ?? '')));
    if (lines.length > 0) report(column, `is also used in ${linesOf(lines)}`);
  }
  const { number, name } = row.cells;
  if (number !== undefined || name === undefined) return;
  const lines = linesBeside(rowsByName.get(nameKey(name)));
  if (lines.length === 0) return;
  report('name', `is also in ${linesOf(lines)}; add employee numbers to tell people apart`);
}

/** Reports a number or code that belongs to somebody else. */
function reportOtherHolders(
  { number, name, code }: { readonly [Key in 'number' | 'name' | 'code']: string | undefined },
  person: KnownPerson | undefined,
  { peopleByNumber, peopleByCode }: Lookups,
  report: ReportProblem,
): void {
  if (
    number !== undefined &&
    person !== undefined &&
    name !== undefined &&
    cleanName(person.name) !== name
  ) {
    report('number', `${number} already belongs to ${person.name}`);
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
    report(
      column,
      isCode
        ? `${text} is the code for the PIN pad of ${holder.name}`
        : `${text} is the employee number of ${holder.name}`,
    );
  }
}

/** Such as `line 3` or `lines 3, 4`. */
function linesOf(lines: readonly number[]): string {
  return `${lines.length === 1 ? 'line' : 'lines'} ${lines.slice(0, 5).join(', ')}`;
}

/** Decides what importing a row does. */
export function decide(
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
