// Amazon S3. What it imitates and lacks: description.ts.
import type { Operation, Service, ServiceEnvironment } from '../../core/service.ts';
import { authorizations } from './access/authorizations.ts';
import { resourcePolicyOf } from './access/resource-policy.ts';
import { addressed } from './address.ts';
import { description } from './description.ts';
import { inspectedBucket } from './inspected-bucket.ts';
import { objectStore } from './object-store.ts';
import { type OperationName, operationsOf } from './operations.ts';
import { S3 } from './s3.ts';
import { schemas } from './schemas.ts';

export function createService(environment: ServiceEnvironment): Service {
  const s3 = new S3(environment);
  const operations: Readonly<Record<OperationName, Operation<never, unknown>>> = operationsOf(s3);
  return {
    description,
    operations,
    schemas,
    authorizations: authorizations(s3),
    resourcePolicyOf: resourcePolicyOf(s3.buckets),
    unsigned: 'all',
    addressed,
    extraHeaders: (request) => s3.errorHeaders.of(request),
    objectStore: objectStore(s3),
    snapshot: () => s3.snapshot(),
    restore: (state) => s3.restore(state),
    inspect: (account) => s3.buckets.list(account).map(inspectedBucket),
  };
}
