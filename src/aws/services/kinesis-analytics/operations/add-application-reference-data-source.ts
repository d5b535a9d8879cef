// AddApplicationReferenceDataSource: a table from an object in S3. A running application reads it at once.
// AWS: https://docs.aws.amazon.com/managed-flink/latest/apiv2/API_AddApplicationReferenceDataSource.html
import type {
  AddApplicationReferenceDataSourceRequest,
  AddApplicationReferenceDataSourceResponse,
} from '@aws-sdk/client-kinesis-analytics-v2';
import type { Operation } from '../../../core/service.ts';
import type { Analytics } from '../analytics.ts';
import { referenceDescription } from '../application-detail.ts';
import { requireVersion } from '../application-store.ts';
import { requireEmbedded } from '../embedded-ports.ts';
import { invalidArgument } from '../errors.ts';
import { LIMITS } from '../limits.ts';
import { bucketOf, newReference } from '../reference-configuration.ts';
import { required } from '../required-member.ts';

type Request = AddApplicationReferenceDataSourceRequest;

export function addApplicationReferenceDataSource(analytics: Analytics): Operation<Request, AddApplicationReferenceDataSourceResponse> {
  const { environment, store, lifecycle } = analytics;
  return async (request, context) => {
    await requireEmbedded(environment.ports, [], [bucketOf(request.ReferenceDataSource)]);
    const application = store.findSettled(context, required(request.ApplicationName, 'ApplicationName'));
    requireVersion(application, request.CurrentApplicationVersionId);
    if (application.references.length >= LIMITS.referencesPerApplication)
      throw invalidArgument('An application has at most one reference data source, and this one has it already.');
    const reference = newReference(required(request.ReferenceDataSource, 'ReferenceDataSource'), `${application.idsGiven + 1}.1`);
    application.references = [...application.references, reference];
    application.idsGiven++;
    lifecycle.configurationChanged(application, 'new query');
    return {
      ApplicationARN: application.arn,
      ApplicationVersionId: application.versionId,
      ReferenceDataSourceDescriptions: application.references.map(referenceDescription),
    };
  };
}
