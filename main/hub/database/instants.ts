import type { ColumnType } from 'kysely';

/** An instant: read as a Date, written as a Date or in ISO form. */
export type Instant = ColumnType<Date, Date | string, Date | string>;
export type OptionalInstant = ColumnType<
  Date | null,
  Date | string | null | undefined,
  Date | string | null
>;
