// DeleteApplicationCloudWatchLoggingOption: that log stream is told nothing more.
// AWS: https://docs.aws.amazon.com/managed-flink/latest/apiv2/API_DeleteApplicationCloudWatchLoggingOption.html
import type {
  DeleteApplicationCloudWatchLoggingOptionRequest,
  DeleteApplicationCloudWatchLoggingOptionResponse,
} from '@aws-sdk/client-kinesis-analytics-v2';
import type { Operation } from '../../../core/service.ts';
import type { Analytics } from '../analytics.ts';
import { loggingOptionDescription } from '../application-detail.ts';
import { requireCurrent } from '../application-store.ts';
import { notFoundIn } from '../errors.ts';
import { required } from '../required-member.ts';

type Request = DeleteApplicationCloudWatchLoggingOptionRequest;

export function deleteApplicationCloudWatchLoggingOption({
  store,
  lifecycle,
}: Analytics): Operation<Request, DeleteApplicationCloudWatchLoggingOptionResponse> {
  return (request, context) => {
    const application = store.findSettled(context, required(request.ApplicationName, 'ApplicationName'));
    requireCurrent(application, request);
    const optionId = required(request.CloudWatchLoggingOptionId, 'CloudWatchLoggingOptionId');
    const others = application.loggingOptions.filter(({ id }) => id !== optionId);
    if (others.length === application.loggingOptions.length) throw notFoundIn('logging option', optionId, application.arn);
    application.loggingOptions = others;
    lifecycle.configurationChanged(application, 'same query');
    return {
      ApplicationARN: application.arn,
      ApplicationVersionId: application.versionId,
      CloudWatchLoggingOptionDescriptions: others.map(loggingOptionDescription),
    };
  };
}
