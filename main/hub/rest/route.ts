import * as v from 'valibot';
import type { HubDatabase } from '../database/open-database.js';
import type { Operation } from './operation.js';
import { readParameters, type Parameters } from './query.js';
import type { Scope } from './scopes.js';

/** A page of a list. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** Cursor of the next page. The last page has it too, for later items; null if there are no items yet. */
  readonly next: string | null;
  /** False if there is nothing more now. */
  readonly more: boolean;
}

/** A list of the API: its description and its implementation. */
export interface Route {
  readonly path: string;
  /** Begins the description: `Punches`. */
  readonly summary: string;
  readonly description: string;
  readonly scope: Scope;
  readonly parameters: Parameters;
  /** Name of the schema of one item, such as `Punch`. */
  readonly itemName: string;
  readonly item: v.GenericSchema;
  /** @throws Fault `invalid-input` for wrong parameters. */
  readonly answer: (db: HubDatabase, given: URLSearchParams, now: Date) => Promise<Page<unknown>>;
}

/** A list with the types of its parameters and items, so that the description and the answers agree. */
interface TypedRoute<Entries extends Parameters, Item extends v.GenericSchema> extends Omit<
  Route,
  'answer'
> {
  readonly parameters: Entries;
  readonly item: Item;
  readonly read: (
    db: HubDatabase,
    parameters: v.InferOutput<v.StrictObjectSchema<Entries, undefined>>,
    now: Date,
  ) => Promise<Page<v.InferOutput<Item>>>;
}

/** Schema of a page of these items. */
export function pageOf<Item extends v.GenericSchema>(item: Item) {
  return v.object({
    items: v.array(item),
    next: v.pipe(
      v.nullable(v.string()),
      v.description(
        'Cursor of the next page. The last page has one too: later items follow it. Null if there was nothing yet.',
      ),
    ),
    more: v.pipe(v.boolean(), v.description('False if there is nothing more now.')),
  });
}

/** Makes a list whose answers are checked by the schema that describes them. */
export function route<Entries extends Parameters, Item extends v.GenericSchema>({
  read,
  ...rest
}: TypedRoute<Entries, Item>): Route {
  const page = pageOf(rest.item);
  return {
    ...rest,
    answer: async (db, given, now) =>
      v.parse(page, await read(db, readParameters(rest.parameters, given), now)),
  };
}

/** A list of the database as an operation of the API. */
export function operationOfRoute(list: Route): Operation {
  const { path, summary, description, scope, parameters, itemName, item } = list;
  return {
    method: 'GET',
    path,
    operationId: path.split('/').at(-1)!,
    summary,
    description,
    scope,
    parameters,
    answer: { status: 200, description: 'A page of the list.', schema: pageOf(item) },
    named: { [itemName]: item },
    run: async ({ db }, { query, now }) => ({
      status: 200,
      body: await list.answer(db, query, now),
    }),
  };
}
