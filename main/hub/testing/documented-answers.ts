import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { expect } from 'vitest';

/** Checks that an answer is as a document of OpenAPI 3.1 describes it for a path, a status and a type. */
export type AnswerCheck = (
  path: string,
  status: number,
  type: string,
  answer: unknown,
  method?: string,
) => void;

export function checkerOf(document: object): AnswerCheck {
  // The document as a whole is not a JSON Schema; the schemas only refer to it.
  const ajv = new Ajv2020({ strict: false });
  formats.default(ajv);
  ajv.addSchema(document, 'openapi');
  return (path, status, type, answer, method = 'get') => {
    const steps = ['paths', path, method, 'responses', String(status), 'content', type, 'schema'];
    const pointer = steps.map((step) =>
      encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1')),
    );
    const isAs = ajv.getSchema(`openapi#/${pointer.join('/')}`);
    if (isAs === undefined) throw new Error(`${path} ${status} ${type} is not described`);
    const isRight = isAs(answer);
    expect([path, status, isRight, isAs.errors]).toEqual([path, status, true, null]);
  };
}
