import * as v from 'valibot';
import { Name } from '../../../contract/fields.js';
import { garbledMessage, isGarbled } from './garbled.js';
import { Namesakes } from './namesake.js';
import { personFolders } from './person-folders.js';
import { decide, type Plan, type PlanInput, type PlannedRow } from './plan.js';
import { leftOutOf, rowFiles } from './row-files.js';

/** Plans an archive without a table: each folder contains the photos of the person it is named after. */
export function planFolders(input: PlanInput): Plan {
  const files = new Map((input.files ?? []).map((file) => [file.path, file]));
  const folders = personFolders([...files.keys()], (path) => files.get(path)!.problem === null);
  const namesakes = new Namesakes(input.known);
  const rows = folders.map(({ name: folder, files: paths, problem }) => {
    const problems: PlannedRow['problems'] = [];
    const report = (message: string): void => {
      problems.push({ column: null, message });
    };
    const name = v.safeParse(Name, folder);
    if (!name.success) report(`the folder’s name ${name.issues[0].message}`);
    else if (isGarbled(name.output)) report(garbledMessage(name.output));
    if (problem !== null) report(problem);
    const person = name.success ? namesakes.only(name.output, report) : undefined;
    const sorted = rowFiles(paths.map((path) => files.get(path)!));
    if (sorted.photos.length === 0) report('has no photo that can be read');
    const base = { line: null, number: null, name: name.success ? name.output : folder };
    return decide({ ...base, details: {}, pin: null, ...sorted, problems }, person, input.replace);
  });
  const planned = new Set(folders.flatMap((folder) => folder.files));
  const leftOut = [...files.values()]
    .filter(({ path }) => !planned.has(path))
    .map((file) => leftOutOf(file, 'it is not in the folder of a person'));
  return { rows, leftOut };
}
