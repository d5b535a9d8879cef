// What a discovery finds in sample texts: a schema, and the samples as that schema reads them.
import type { SourceSchema } from '@aws-sdk/client-kinesis-analytics-v2';

export interface Discovery {
  readonly schema: SourceSchema;
  /** One list per row, in order of the columns; null where there is no value or one that the column's type does not hold. */
  readonly parsed: readonly (readonly (string | null)[])[];
}
