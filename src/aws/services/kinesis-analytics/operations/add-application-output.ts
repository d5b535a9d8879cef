// AddApplicationOutput: sends the rows of one in-application stream to a target.
// AWS: https://docs.aws.amazon.com/managed-flink/latest/apiv2/API_AddApplicationOutput.html
import type { AddApplicationOutputRequest, AddApplicationOutputResponse } from '@aws-sdk/client-kinesis-analytics-v2';
import type { Operation } from '../../../core/service.ts';
import type { Analytics } from '../analytics.ts';
import { outputDescription } from '../application-detail.ts';
import { requireVersion } from '../application-store.ts';
import { requireEmbedded } from '../embedded-ports.ts';
import { invalidArgument } from '../errors.ts';
import { LIMITS } from '../limits.ts';
import { newOutput } from '../output-configuration.ts';
import { required } from '../required-member.ts';

export function addApplicationOutput({
  environment,
  store,
  lifecycle,
}: Analytics): Operation<AddApplicationOutputRequest, AddApplicationOutputResponse> {
  return async (request, context) => {
    await requireEmbedded(environment.ports, [request.Output?.LambdaOutput?.ResourceARN], []);
    const application = store.findSettled(context, required(request.ApplicationName, 'ApplicationName'));
    requireVersion(application, request.CurrentApplicationVersionId);
    if (application.outputs.length >= LIMITS.outputsPerApplication)
      throw invalidArgument(`An application has at most ${LIMITS.outputsPerApplication} outputs, and this one has them already.`);
    const output = newOutput(required(request.Output, 'Output'), `${application.idsGiven + 1}.1`, context);
    application.outputs = [...application.outputs, output];
    application.idsGiven++;
    lifecycle.configurationChanged(application, 'same query');
    return {
      ApplicationARN: application.arn,
      ApplicationVersionId: application.versionId,
      OutputDescriptions: application.outputs.map(outputDescription),
    };
  };
}
