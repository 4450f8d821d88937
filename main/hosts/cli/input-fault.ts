import type { Command } from 'commander';
import { Fault } from '../../../contract/fault.js';
import { labelOf } from '../../../contract/labels.js';

/** Fields that the command line calls otherwise: the names of options and arguments. */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  dateFormat: ['dates'],
  decimalSign: ['decimal'],
  dir: ['dir'],
  file: ['file', 'files'],
  localTime: ['at'],
  neutraliseFormulas: ['formulas'],
  parameters: ['set'],
  punches: ['numbers'],
  sidePx: ['side'],
  who: ['who', 'name-or-id'],
  withdraws: ['number'],
};

/** A fault about a call's input, told by the command's own options and arguments. */
export function namedByOptions(fault: Fault, command: Command): Fault {
  if (fault.fields.length === 0) return fault;
  const parts = fault.fields.map(({ field, problem }) => `${nameOf(field, command)} ${problem}`);
  return new Fault(fault.code, `${parts.join('; ')}.`, { fields: fault.fields, cause: fault });
}

/** Such as `--number` or `<name-or-id>`; the field's label where the command has neither. */
function nameOf(field: string, command: Command): string {
  const name = field.split('.').at(-1) ?? '';
  const names = [name, ...(otherNames[name] ?? [])];
  const option = command.options.find((one) => names.includes(one.attributeName()));
  if (option !== undefined) return option.long ?? option.flags;
  const argument = command.registeredArguments.find((one) => names.includes(one.name()));
  return argument === undefined ? labelOf(field) : `<${argument.name()}>`;
}
