// Lambda and S3 as this service needs them. Where the cloud has none, the operation that asks says so instead of accepting in silence.
import type { FunctionRuntime, ObjectStore, Ports } from '../../core/ports.ts';
import { notEmbedded } from './errors.ts';

/** Throws AwsError NotImplemented (501) where the cloud has no Lambda. */
export async function functionRuntime(ports: Ports, functionArn: string): Promise<FunctionRuntime> {
  if (ports.functionRuntime) return ports.functionRuntime(functionArn);
  throw notEmbedded(`Lambda is not embedded in Sandshark yet, so the function ${functionArn} cannot be used.`);
}

/** Throws AwsError NotImplemented (501) where the cloud has no S3. */
export async function objectStore(ports: Ports, bucketArn: string): Promise<ObjectStore> {
  if (ports.objectStore) return ports.objectStore(bucketArn);
  throw notEmbedded(`This cloud has no Amazon S3, so objects of ${bucketArn} cannot be read.`);
}

/** Asks for everything that a configuration names. Throws AwsError NotImplemented (501) where the cloud has none of it. */
export async function requireEmbedded(
  ports: Ports,
  functionArns: readonly (string | undefined)[],
  bucketArns: readonly (string | undefined)[],
): Promise<void> {
  for (const arn of functionArns) if (arn !== undefined) await functionRuntime(ports, arn);
  for (const arn of bucketArns) if (arn !== undefined) await objectStore(ports, arn);
}
