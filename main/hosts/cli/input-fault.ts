import type { Command } from 'commander';
import { Fault } from '../../../contract/fault.js';
import { labelOf } from '../../../contract/labels.js';

/** Names of options and arguments for fields that have another name in the contract. */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  certificate: ['file'],
  dateFormat: ['dates'],
  decimalSign: ['decimal'],
  file: ['files'],
  files: ['dir'],
  localTime: ['at'],
  neutraliseFormulas: ['formulas'],
  out: ['file'],
  overwrite: ['force'],
  parameters: ['set'],
  punches: ['numbers'],
  sidePx: ['side'],
  subjectId: ['who', 'person'],
  who: ['name-or-id'],
  withdraws: ['number'],
};

/** A fault about a call's input, with the command's options and arguments in place of field labels. */
export function namedByOptions(fault: Fault, command: Command): Fault {
  if (fault.fields.length === 0) return fault;
  const parts = fault.fields.map(({ field, problem }) => `${nameOf(field, command)} ${problem}`);
  return new Fault(fault.code, `${parts.join('; ')}.`, { fields: fault.fields, cause: fault });
}

/** Such as `--number` or `<name-or-id>`; the field's label if the command has neither. */
function nameOf(field: string, command: Command): string {
  // `parameters.companyCode` has no separate option, but `parameters` has one.
  for (const name of field.split('.').reverse()) {
    const names = [name, ...(otherNames[name] ?? [])];
    const option = command.options.find((one) => names.includes(one.attributeName()));
    if (option !== undefined) return option.long ?? option.flags;
    const argument = command.registeredArguments.find((one) => names.includes(one.name()));
    if (argument !== undefined) return `<${argument.name()}>`;
  }
  return labelOf(field);
}
