// AddApplicationInput: gives the application its one streaming source. Code that waited for it is checked now.
// AWS: https://docs.aws.amazon.com/managed-flink/latest/apiv2/API_AddApplicationInput.html
import type { AddApplicationInputRequest, AddApplicationInputResponse } from '@aws-sdk/client-kinesis-analytics-v2';
import type { Operation } from '../../../core/service.ts';
import type { Analytics } from '../analytics.ts';
import { inputDescription } from '../application-detail.ts';
import { requireVersion } from '../application-store.ts';
import { requireEmbedded } from '../embedded-ports.ts';
import { invalidArgument } from '../errors.ts';
import { newInput, processorArn } from '../input-configuration.ts';
import { LIMITS } from '../limits.ts';
import { required } from '../required-member.ts';
import { validateCode } from '../runtime/query-program.ts';

export function addApplicationInput({
  environment,
  store,
  lifecycle,
}: Analytics): Operation<AddApplicationInputRequest, AddApplicationInputResponse> {
  return async (request, context) => {
    await requireEmbedded(environment.ports, [processorArn(request.Input?.InputProcessingConfiguration)], []);
    const application = store.findSettled(context, required(request.ApplicationName, 'ApplicationName'));
    requireVersion(application, request.CurrentApplicationVersionId);
    if (application.inputs.length >= LIMITS.inputsPerApplication)
      throw invalidArgument('An application has one streaming source, and this one has it already.');
    const input = newInput(required(request.Input, 'Input'), `${application.idsGiven + 1}.1`, context);
    const inputs = [...application.inputs, input];
    validateCode({ ...application, inputs });
    application.inputs = inputs;
    application.idsGiven++;
    lifecycle.configurationChanged(application, 'new query');
    return {
      ApplicationARN: application.arn,
      ApplicationVersionId: application.versionId,
      InputDescriptions: application.inputs.map(inputDescription),
    };
  };
}
