import { toJsonSchema, toJsonSchemaDefs, type ConversionConfig } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import { Problem } from './problem.js';
import type { Operation } from './operation.js';

/** Version of the API, which is also in the path: a change that breaks clients gets a new path. */
const apiVersion = '1.0.0';
/** Parts that JSON Schema cannot express: checks in code, where the format says the same, and the cleaning of text. */
const ignoreActions = ['check', 'trim', 'transform'];

const config: ConversionConfig = {
  target: 'draft-2020-12',
  ignoreActions,
  // JSON Schema reads patterns as with the flag u (draft 2020-12, section 6.4 of the core), which the library refuses.
  overrideAction: ({ valibotAction, jsonSchema }) =>
    'requirement' in valibotAction &&
    valibotAction.requirement instanceof RegExp &&
    valibotAction.requirement.flags === 'u'
      ? { ...jsonSchema, pattern: valibotAction.requirement.source }
      : undefined,
  overrideRef: ({ referenceId }) => `#/components/schemas/${referenceId}`,
};

const refusals = {
  400: 'A parameter, or a field of the body, is unknown or wrong. “errors” names each.',
  401: 'The token is missing, unknown or revoked.',
  403: 'The token does not have the scope.',
  429: 'Too many requests. “Retry-After” says how many seconds to wait.',
  503: 'The hub cannot answer now, such as while its database restarts. Try again later.',
} as const;

/** Further answers of paths with a parameter, and of operations that change something. */
const missing = { 404: 'There is no such person, punch or kiosk.' } as const;
const changeRefusals = {
  ...missing,
  409: 'The request contradicts existing data, or the same request is still being done.',
  413: 'The body is too long.',
  415: 'The body is not declared as JSON.',
  422: 'The idempotency key belongs to another request.',
} as const;

/** The document that describes the API (OpenAPI 3.1), made from the schemas that check requests and answers. */
export function openApiOf(operations: readonly Operation[]): object {
  const definitions: Record<string, v.GenericSchema> = { Problem };
  const paths: Record<string, Record<string, object>> = {};
  for (const { named } of operations) Object.assign(definitions, named);
  for (const operation of operations) {
    const methods = (paths[operation.path] ??= {});
    methods[operation.method.toLowerCase()] = operationOf(operation, definitions);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Rollcall hub',
      version: apiVersion,
      description:
        'What the kiosks of a hub recorded, its people, and corrections. All lists come in pages: ask again with “cursor” set to “next”.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/', description: 'This hub' }],
    security: [{ token: [] }],
    paths,
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

function operationOf(operation: Operation, definitions: Record<string, v.GenericSchema>): object {
  const { operationId, summary, description, scope, parameters, pathParameters = {} } = operation;
  const { answer, body, find } = operation;
  const described = toJsonSchema(answer.schema, { ...config, definitions });
  const others = {
    ...refusals,
    ...(find !== undefined ? changeRefusals : operation.pathParameters && missing),
  };
  return {
    operationId,
    summary,
    description: `${description} Scope: ${scope}.`,
    parameters: [
      ...Object.entries(pathParameters).map(([name, schema]) => parameterOf(name, schema, 'path')),
      ...Object.entries(parameters).map(([name, schema]) => parameterOf(name, schema, 'query')),
      ...(find === undefined ? [] : [keyParameter]),
    ],
    ...(body !== undefined && {
      requestBody: {
        required: true,
        content: {
          'application/json': { schema: { $ref: `#/components/schemas/${body.name}` } },
        },
      },
    }),
    responses: {
      [answer.status]: {
        description: answer.description,
        content: { [answer.type ?? 'application/json']: { schema: withoutDialect(described) } },
      },
      ...Object.fromEntries(
        Object.entries(others).map(([status, text]) => [status, refusal(text)]),
      ),
    },
  };
}

const keyParameter = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description:
    'A new value for each change, such as a UUID, and the same one if the request is sent again: it is then done only once.',
  schema: { type: 'string', minLength: 1, maxLength: 200 },
} as const;

function parameterOf(name: string, given: v.GenericSchema, place: 'path' | 'query'): object {
  const { description, ...schema } = withoutDialect(
    toJsonSchema(given, { ...config, typeMode: 'input' }),
  ) as { description?: string };
  const required = place === 'path' || given.type !== 'optional';
  return { name, in: place, required, description, schema };
}

function refusal(description: string): object {
  const schema = { $ref: '#/components/schemas/Problem' };
  return { description, content: { 'application/problem+json': { schema } } };
}

/** The dialect applies to the whole document. The definitions are its components. */
function withoutDialect(schema: object): object {
  return Object.fromEntries(
    Object.entries(schema).filter(([name]) => name !== '$schema' && name !== '$defs'),
  );
}
