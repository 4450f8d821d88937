import { corrections } from './corrections.js';
import { addCorrection } from './add-correction.js';
import { addPerson } from './add-person.js';
import { changePerson } from './change-person.js';
import { days } from './days.js';
import { exportFile } from './export.js';
import { kiosks } from './kiosks.js';
import type { DeskOperation, Operation } from './operation.js';
import { people } from './people.js';
import { person } from './person.js';
import { present } from './present.js';
import { punches } from './punches.js';
import { operationOfRoute } from './route.js';

const ofDatabase: readonly Operation[] = [punches, corrections, present, kiosks].map(
  operationOfRoute,
);
const ofDesk: readonly DeskOperation[] = [
  people,
  person,
  days,
  exportFile,
  addCorrection,
  addPerson,
  changePerson,
];

/** The operations of a hub's API. @param hasDesk false for a hub that has only the lists of the database. */
export function operationsOf(hasDesk: boolean): readonly Operation[] {
  return hasDesk ? [...ofDatabase, ...ofDesk.map(atDesk)] : ofDatabase;
}

function atDesk({ run, find, ...operation }: DeskOperation): Operation {
  return {
    ...operation,
    run: ({ db, desk }, request) => run({ db, desk: desk! }, request),
    ...(find !== undefined && {
      find: ({ db, desk }, request, before) => find({ db, desk: desk! }, request, before),
    }),
  };
}

/** The result of finding an operation. */
export type Found =
  | { readonly operation: Operation; readonly path: Readonly<Record<string, string>> }
  /** The path is known, with other methods. */
  | { readonly operation: null; readonly allowed: readonly string[] };

/** Finds the operation of a request; null for an unknown path. @param pathname as sent. */
export function findOperation(
  operations: readonly Operation[],
  method: string | undefined,
  pathname: string,
): Found | null {
  const allowed: string[] = [];
  for (const operation of operations) {
    const path = matchPath(operation.path, pathname);
    if (path === null) continue;
    if (operation.method === method) return { operation, path };
    allowed.push(operation.method);
  }
  return allowed.length === 0 ? null : { operation: null, allowed };
}

/** The values of a path's parameters; null if the path is another one. @param template as `Operation.path`. */
function matchPath(template: string, pathname: string): Record<string, string> | null {
  const [wanted, given] = [template.split('/'), pathname.split('/')];
  if (wanted.length !== given.length) return null;
  const values: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (name === undefined) {
      if (part !== given[index]) return null;
      continue;
    }
    const value = decoded(given[index]!);
    if (value === null || value === '') return null;
    values[name] = value;
  }
  return values;
}

/** Null for bytes that are not UTF-8. */
function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}
