// AddApplicationCloudWatchLoggingOption: a log stream that is told of errors of the configuration.
// AWS: https://docs.aws.amazon.com/managed-flink/latest/apiv2/API_AddApplicationCloudWatchLoggingOption.html
import type {
  AddApplicationCloudWatchLoggingOptionRequest,
  AddApplicationCloudWatchLoggingOptionResponse,
} from '@aws-sdk/client-kinesis-analytics-v2';
import type { Operation } from '../../../core/service.ts';
import type { Analytics } from '../analytics.ts';
import { loggingOptionDescription } from '../application-detail.ts';
import { requireCurrent } from '../application-store.ts';
import { invalidArgument } from '../errors.ts';
import { LIMITS } from '../limits.ts';
import { newLoggingOption } from '../logging-options.ts';
import { required } from '../required-member.ts';

type Request = AddApplicationCloudWatchLoggingOptionRequest;

export function addApplicationCloudWatchLoggingOption({
  store,
  lifecycle,
}: Analytics): Operation<Request, AddApplicationCloudWatchLoggingOptionResponse> {
  return (request, context) => {
    const application = store.findSettled(context, required(request.ApplicationName, 'ApplicationName'));
    requireCurrent(application, request);
    if (application.loggingOptions.length >= LIMITS.loggingOptionsPerApplication)
      throw invalidArgument('An application has at most one CloudWatch logging option, and this one has it already.');
    const option = required(request.CloudWatchLoggingOption, 'CloudWatchLoggingOption');
    application.loggingOptions = [...application.loggingOptions, newLoggingOption(option, `${application.idsGiven + 1}.1`, context)];
    application.idsGiven++;
    lifecycle.configurationChanged(application, 'same query');
    return {
      ApplicationARN: application.arn,
      ApplicationVersionId: application.versionId,
      CloudWatchLoggingOptionDescriptions: application.loggingOptions.map(loggingOptionDescription),
    };
  };
}
