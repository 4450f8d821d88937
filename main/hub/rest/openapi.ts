import { toJsonSchema, toJsonSchemaDefs, type ConversionConfig } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import { Problem } from './problem.js';
import { pageOf, type Route } from './route.js';

/** Version of the API, which the path has too: a change that breaks a client gets a new path. */
const apiVersion = '1.0.0';
/** Checks by code, which a schema of JSON cannot say: the format says the same. */
const ignoreActions = ['check'];

const config: ConversionConfig = {
  target: 'draft-2020-12',
  ignoreActions,
  overrideRef: ({ referenceId }) => `#/components/schemas/${referenceId}`,
};

const refusals = {
  400: 'A parameter is unknown or wrong. “errors” names each.',
  401: 'The token is missing, unknown or revoked.',
  403: 'The token does not have the scope for this list.',
  429: 'Too many requests. “Retry-After” says how many seconds to wait.',
  503: 'The hub cannot answer now, such as while its database restarts. Try again later.',
} as const;

/** The document that describes the API (OpenAPI 3.1), from the schemas that requests and answers are checked by. */
export function openApiOf(routes: readonly Route[]): object {
  const definitions: Record<string, v.GenericSchema> = { Problem };
  for (const { itemName, item } of routes) definitions[itemName] = item;
  return {
    openapi: '3.1.0',
    info: {
      title: 'Rollcall hub',
      version: apiVersion,
      description:
        'What the kiosks of a hub recorded. All lists come in pages: ask again with “cursor” set to “next”.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/', description: 'This hub' }],
    security: [{ token: [] }],
    paths: Object.fromEntries(
      routes.map((route) => [route.path, { get: operationOf(route, definitions) }]),
    ),
    components: {
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description: 'Made by “rollcall hub token add”.',
        },
      },
      schemas: toJsonSchemaDefs(definitions, config),
    },
  };
}

function operationOf(route: Route, definitions: Record<string, v.GenericSchema>): object {
  const { path, summary, description, scope, parameters, item } = route;
  const page = toJsonSchema(pageOf(item), { ...config, definitions });
  return {
    operationId: path.split('/').at(-1),
    summary,
    description: `${description} Scope: ${scope}.`,
    parameters: Object.entries(parameters).map(([name, schema]) => parameterOf(name, schema)),
    responses: {
      200: {
        description: 'A page of the list.',
        content: { 'application/json': { schema: withoutDialect(page) } },
      },
      ...Object.fromEntries(
        Object.entries(refusals).map(([status, text]) => [status, refusal(text)]),
      ),
    },
  };
}

/** Every parameter is in the query, and may be left out. */
function parameterOf(name: string, optional: v.GenericSchema): object {
  const { description, ...schema } = withoutDialect(
    toJsonSchema(optional, { ...config, typeMode: 'input' }),
  ) as { description?: string };
  return { name, in: 'query', required: false, description, schema };
}

function refusal(description: string): object {
  const schema = { $ref: '#/components/schemas/Problem' };
  return { description, content: { 'application/problem+json': { schema } } };
}

/** The dialect stands for the whole document. The definitions are its components. */
function withoutDialect(schema: object): object {
  return Object.fromEntries(
    Object.entries(schema).filter(([name]) => name !== '$schema' && name !== '$defs'),
  );
}
