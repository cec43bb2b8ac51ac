import type { ColumnType } from 'kysely';

/** jsonb goes in as text and comes out parsed. */
export type Json<Value> = ColumnType<Value, string, string>;
/** timestamptz, in and out as an ISO instant in UTC with milliseconds. */
export type Instant = string;
