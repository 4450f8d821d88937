/** People of one department. */
export interface DepartmentGroup<Person> {
  /** Null for people without one. */
  readonly department: string | null;
  readonly people: readonly Person[];
}

/** People grouped by department, in its order of names; people without one come last. Each group keeps their order. */
export function byDepartment<Person extends { readonly department: string | null }>(
  people: readonly Person[],
): DepartmentGroup<Person>[] {
  const groups = new Map<string | null, Person[]>();
  for (const person of people) {
    const group = groups.get(person.department);
    if (group === undefined) groups.set(person.department, [person]);
    else group.push(person);
  }
  return [...groups]
    .map(([department, members]) => ({ department, people: members }))
    .sort((a, b) => {
      if (a.department === null || b.department === null) {
        return Number(a.department === null) - Number(b.department === null);
      }
      return a.department.localeCompare(b.department);
    });
}
