import type * as v from 'valibot';
import type { FieldProblem } from './fault.js';
import { labelOf } from './labels.js';
import { counted } from './plural.js';

/**
 * What is wrong with a call's input, field by field. Problems are predicates ("must be a number"), so
 * that a screen can put the field's label in front, and the command line the option.
 */
export function problemsOf(issues: readonly v.BaseIssue<unknown>[]): FieldProblem[] {
  return issues.map((issue) => ({ field: pathOf(issue), problem: problemOf(issue) }));
}

/** One sentence that names each field by its label. */
export function sentenceOf(problems: readonly FieldProblem[]): string {
  const parts = problems.map(({ field, problem }) => `${labelOf(field)} ${problem}`);
  return `${parts.join('; ')}.`;
}

/** Such as `brings.localTime`, without indices of lists. Empty for the input as a whole. */
function pathOf({ path }: v.BaseIssue<unknown>): string {
  return (path ?? [])
    .map(({ key }) => key)
    .filter((key) => typeof key === 'string')
    .join('.');
}

/** Our own messages are predicates already; valibot's begin with "Invalid" and name types. */
function problemOf(issue: v.BaseIssue<unknown>): string {
  if (!issue.message.startsWith('Invalid ')) return issue.message;
  if (issue.input === undefined || issue.input === null) return 'is missing';
  const { type, expected } = issue;
  const requirement = Number((issue as { requirement?: unknown }).requirement);
  switch (type) {
    case 'min_value':
      return `must be at least ${requirement}`;
    case 'max_value':
      return `must be at most ${requirement}`;
    case 'min_length':
      return requirement === 1
        ? 'must not be empty'
        : `must have at least ${lengthOf(requirement, issue.input)}`;
    case 'max_length':
      return `must have at most ${lengthOf(requirement, issue.input)}`;
    case 'integer':
      return 'must be a whole number';
    case 'number':
      return 'must be a number';
    case 'string':
      return 'must be text';
    case 'boolean':
      return 'must be true or false';
    case 'array':
      return 'must be a list';
    case 'picklist':
    case 'literal':
    case 'variant':
      return `must be ${alternatives(expected)}`;
    default:
      return 'is not valid';
  }
}

function lengthOf(length: number, input: unknown): string {
  return Array.isArray(input) ? counted(length, 'entry', 'entries') : counted(length, 'character');
}

/** @param expected as valibot writes it: `("in" | "out")`. */
function alternatives(expected: string | null): string {
  const values = (expected ?? '').replaceAll(/^\(|\)$/g, '').split(' | ');
  const [last] = values.slice(-1);
  return values.length < 2
    ? (last ?? 'another value')
    : `${values.slice(0, -1).join(', ')} or ${last ?? ''}`;
}
