// AddApplicationInputProcessingConfiguration: from now on the records of an input pass a Lambda function before the query.
// AWS: https://docs.aws.amazon.com/managed-flink/latest/apiv2/API_AddApplicationInputProcessingConfiguration.html
import type {
  AddApplicationInputProcessingConfigurationRequest,
  AddApplicationInputProcessingConfigurationResponse,
} from '@aws-sdk/client-kinesis-analytics-v2';
import type { Operation } from '../../../core/service.ts';
import type { Analytics } from '../analytics.ts';
import { processingDescription } from '../application-detail.ts';
import { requireVersion } from '../application-store.ts';
import { requireEmbedded } from '../embedded-ports.ts';
import { invalidArgument, notFoundIn } from '../errors.ts';
import { inputProcessedBy, processorArn } from '../input-configuration.ts';
import { required } from '../required-member.ts';

type Request = AddApplicationInputProcessingConfigurationRequest;
type Response = AddApplicationInputProcessingConfigurationResponse;

export function addApplicationInputProcessingConfiguration(analytics: Analytics): Operation<Request, Response> {
  const { environment, store, lifecycle } = analytics;
  return async (request, context) => {
    const functionArn = required(processorArn(request.InputProcessingConfiguration), 'InputLambdaProcessor.ResourceARN');
    await requireEmbedded(environment.ports, [functionArn], []);
    const application = store.findSettled(context, required(request.ApplicationName, 'ApplicationName'));
    requireVersion(application, request.CurrentApplicationVersionId);
    const inputId = required(request.InputId, 'InputId');
    const input = application.inputs.find(({ id }) => id === inputId);
    if (!input) throw notFoundIn('input', inputId, application.arn);
    if (input.processorArn !== undefined) throw invalidArgument(`Input ${inputId} has an InputProcessingConfiguration already.`);
    const processed = inputProcessedBy(input, functionArn, context);
    application.inputs = application.inputs.map((each) => (each === input ? processed : each));
    lifecycle.configurationChanged(application, 'same query');
    return {
      ApplicationARN: application.arn,
      ApplicationVersionId: application.versionId,
      InputId: inputId,
      InputProcessingConfigurationDescription: processingDescription(functionArn),
    };
  };
}
