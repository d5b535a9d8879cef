// A ReferenceDataSource of a request becomes the application's own. Whether the object exists is asked at start.
import type { ReferenceDataSource, ReferenceDataSourceUpdate } from '@aws-sdk/client-kinesis-analytics-v2';
import { parseArn } from '../../core/arn.ts';
import type { ApplicationReference } from './application.ts';
import { invalidArgument } from './errors.ts';
import { required } from './required-member.ts';
import { createRecordDecoder } from './runtime/record-decoder.ts';

/**
 * Checks a new reference data source and gives it an id.
 * @throws AwsError InvalidArgumentException
 */
export function newReference(source: ReferenceDataSource, id: string): ApplicationReference {
  const { BucketARN: bucketArn, FileKey: fileKey } = source.S3ReferenceDataSource ?? {};
  if (bucketArn === undefined || fileKey === undefined)
    throw invalidArgument('A reference data source needs S3ReferenceDataSource with BucketARN and FileKey.');
  const schema = required(source.ReferenceSchema, 'ReferenceSchema');
  return checked({ id, tableName: required(source.TableName, 'TableName'), bucketArn, fileKey, schema });
}

/**
 * Applies a ReferenceDataSourceUpdate; what it leaves out stays. An update that changes nothing still makes the application read the
 * object again, so the result is a new one. Throws as `newReference` does.
 */
export function updatedReference(reference: ApplicationReference, update: ReferenceDataSourceUpdate): ApplicationReference {
  const object = update.S3ReferenceDataSourceUpdate;
  return checked({
    ...reference,
    tableName: update.TableNameUpdate ?? reference.tableName,
    bucketArn: object?.BucketARNUpdate ?? reference.bucketArn,
    fileKey: object?.FileKeyUpdate ?? reference.fileKey,
    schema: update.ReferenceSchemaUpdate ?? reference.schema,
  });
}

/** The bucket that a request names. */
export const bucketOf = (source: ReferenceDataSource | undefined) => source?.S3ReferenceDataSource?.BucketARN;

function checked(reference: ApplicationReference): ApplicationReference {
  if (parseArn(reference.bucketArn)?.service !== 's3') throw invalidArgument(`${reference.bucketArn} is not the ARN of an S3 bucket.`);
  createRecordDecoder(reference.schema); // throws InvalidArgumentException where mapping or types do not hold together
  return reference;
}
