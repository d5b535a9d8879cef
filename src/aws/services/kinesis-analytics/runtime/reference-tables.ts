// Reference data: objects in S3 become the rows of in-application tables. Read at start and at update, never in between.
// AWS: "Configuring a Reference Source" in https://docs.aws.amazon.com/kinesisanalytics/latest/dev/how-it-works-input.html
import type { Row, SqlValue } from '../../../../streaming-sql/engine.ts';
import type { ServiceEnvironment } from '../../../core/service.ts';
import type { Application } from '../application.ts';
import { objectStore } from '../embedded-ports.ts';
import { faultRow } from './error-rows.ts';
import type { TableRows } from './query-program.ts';
import { createRecordDecoder } from './record-decoder.ts';

export interface LoadedReferences {
  readonly rowsOf: TableRows;
  /** Rows that could not be read, for the error stream (inferred). */
  readonly errors: readonly Row[];
}

/** Reads all objects. Rejects with AwsError when there is no S3, or no such bucket or object. */
export async function loadReferences(
  { ports, clock }: Pick<ServiceEnvironment, 'ports' | 'clock'>,
  { references, account }: Pick<Application, 'references' | 'account'>,
): Promise<LoadedReferences> {
  const rows = new Map<string, readonly (readonly SqlValue[])[]>();
  const errors: Row[] = [];
  for (const { id, bucketArn, fileKey, schema } of references) {
    const store = await objectStore(ports, bucketArn);
    const decoded = createRecordDecoder(schema)(await store.get(bucketArn, fileKey, account));
    rows.set(id, decoded.rows);
    errors.push(...decoded.faults.map((fault) => faultRow(fault, clock.now())));
  }
  return { rowsOf: ({ id }) => rows.get(id) ?? [], errors };
}
