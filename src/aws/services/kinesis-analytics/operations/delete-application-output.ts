// DeleteApplicationOutput: the rows of that in-application stream go there no more.
// AWS: https://docs.aws.amazon.com/managed-flink/latest/apiv2/API_DeleteApplicationOutput.html
import type { DeleteApplicationOutputRequest, DeleteApplicationOutputResponse } from '@aws-sdk/client-kinesis-analytics-v2';
import type { Operation } from '../../../core/service.ts';
import type { Analytics } from '../analytics.ts';
import { requireVersion } from '../application-store.ts';
import { notFoundIn } from '../errors.ts';
import { required } from '../required-member.ts';

export function deleteApplicationOutput({
  store,
  lifecycle,
}: Analytics): Operation<DeleteApplicationOutputRequest, DeleteApplicationOutputResponse> {
  return (request, context) => {
    const application = store.findSettled(context, required(request.ApplicationName, 'ApplicationName'));
    requireVersion(application, request.CurrentApplicationVersionId);
    const outputId = required(request.OutputId, 'OutputId');
    const others = application.outputs.filter(({ id }) => id !== outputId);
    if (others.length === application.outputs.length) throw notFoundIn('output', outputId, application.arn);
    application.outputs = others;
    lifecycle.configurationChanged(application, 'same query');
    return { ApplicationARN: application.arn, ApplicationVersionId: application.versionId };
  };
}
