// DeleteApplicationReferenceDataSource: the table is gone, at once. Code that still names it cannot run any more.
// AWS: https://docs.aws.amazon.com/managed-flink/latest/apiv2/API_DeleteApplicationReferenceDataSource.html
import type {
  DeleteApplicationReferenceDataSourceRequest,
  DeleteApplicationReferenceDataSourceResponse,
} from '@aws-sdk/client-kinesis-analytics-v2';
import type { Operation } from '../../../core/service.ts';
import type { Analytics } from '../analytics.ts';
import { requireVersion } from '../application-store.ts';
import { notFoundIn } from '../errors.ts';
import { required } from '../required-member.ts';

type Request = DeleteApplicationReferenceDataSourceRequest;

export function deleteApplicationReferenceDataSource({
  store,
  lifecycle,
}: Analytics): Operation<Request, DeleteApplicationReferenceDataSourceResponse> {
  return (request, context) => {
    const application = store.findSettled(context, required(request.ApplicationName, 'ApplicationName'));
    requireVersion(application, request.CurrentApplicationVersionId);
    const referenceId = required(request.ReferenceId, 'ReferenceId');
    const others = application.references.filter(({ id }) => id !== referenceId);
    if (others.length === application.references.length) throw notFoundIn('reference data source', referenceId, application.arn);
    application.references = others;
    lifecycle.configurationChanged(application, 'new query');
    return { ApplicationARN: application.arn, ApplicationVersionId: application.versionId };
  };
}
