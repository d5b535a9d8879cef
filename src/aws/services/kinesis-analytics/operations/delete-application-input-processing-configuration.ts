// DeleteApplicationInputProcessingConfiguration: the records of an input go to the query as they come.
// AWS: https://docs.aws.amazon.com/managed-flink/latest/apiv2/API_DeleteApplicationInputProcessingConfiguration.html
import type {
  DeleteApplicationInputProcessingConfigurationRequest,
  DeleteApplicationInputProcessingConfigurationResponse,
} from '@aws-sdk/client-kinesis-analytics-v2';
import type { Operation } from '../../../core/service.ts';
import type { Analytics } from '../analytics.ts';
import { requireVersion } from '../application-store.ts';
import { invalidArgument, notFoundIn } from '../errors.ts';
import { inputProcessedBy } from '../input-configuration.ts';
import { required } from '../required-member.ts';

type Request = DeleteApplicationInputProcessingConfigurationRequest;
type Response = DeleteApplicationInputProcessingConfigurationResponse;

export function deleteApplicationInputProcessingConfiguration({ store, lifecycle }: Analytics): Operation<Request, Response> {
  return (request, context) => {
    const application = store.findSettled(context, required(request.ApplicationName, 'ApplicationName'));
    requireVersion(application, request.CurrentApplicationVersionId);
    const inputId = required(request.InputId, 'InputId');
    const input = application.inputs.find(({ id }) => id === inputId);
    if (!input) throw notFoundIn('input', inputId, application.arn);
    if (input.processorArn === undefined) throw invalidArgument(`Input ${inputId} has no InputProcessingConfiguration.`);
    const plain = inputProcessedBy(input, undefined, context);
    application.inputs = application.inputs.map((each) => (each === input ? plain : each));
    lifecycle.configurationChanged(application, 'same query');
    return { ApplicationARN: application.arn, ApplicationVersionId: application.versionId };
  };
}
