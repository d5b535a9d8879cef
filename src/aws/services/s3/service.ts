// Amazon S3. What it imitates and lacks: description.ts.
import type { EncodedAnswer, ReadRequest } from '../../core/call.ts';
import type { Operation, Service, ServiceEnvironment } from '../../core/service.ts';
import { authorizations } from './access/authorizations.ts';
import { resourcePolicyOf } from './access/resource-policy.ts';
import { addressed, addressOf } from './address.ts';
import { configurationSource } from './configuration-source.ts';
import { answerPreflight, headersForOrigin } from './cors/cors.ts';
import { description } from './description.ts';
import { answerFormUpload, isFormUpload } from './form-upload/form-upload.ts';
import { inspectedBucket } from './inspected-bucket.ts';
import { objectStore } from './object-store.ts';
import { type OperationName, operationsOf } from './operations.ts';
import { S3 } from './s3.ts';
import { schemas } from './schemas.ts';
import { answerVisit } from './website/website.ts';

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
    answerDirectly: (request) => answerDirectly(s3, request),
    extraHeaders: (request) => ({ ...headersForOrigin(s3.buckets, request), ...s3.errorHeaders.of(request) }),
    objectStore: objectStore(s3),
    configurationSource: configurationSource(s3.buckets),
    snapshot: () => s3.snapshot(),
    restore: (state) => s3.restore(state),
    inspect: (account) => s3.buckets.list(account).map(inspectedBucket),
  };
}

/** What is no call of an operation: a preflight, a visit to a website, an upload by a browser's form. */
async function answerDirectly(s3: S3, request: ReadRequest): Promise<EncodedAnswer | undefined> {
  if (request.method === 'OPTIONS') return answerPreflight(s3.buckets, request);
  if (addressOf(request.url).endpoint === 'website') return answerVisit(s3, request);
  return isFormUpload(request) ? answerFormUpload(s3, request) : undefined;
}
