// DeleteApplication: DELETING, and gone a little later. CreateTimestamp proves that the caller means this application.
// AWS: https://docs.aws.amazon.com/managed-flink/latest/apiv2/API_DeleteApplication.html
import type { DeleteApplicationRequest, DeleteApplicationResponse } from '@aws-sdk/client-kinesis-analytics-v2';
import type { Operation } from '../../../core/service.ts';
import type { Analytics } from '../analytics.ts';
import { invalidArgument } from '../errors.ts';
import { required } from '../required-member.ts';

export function deleteApplication({ store, lifecycle }: Analytics): Operation<DeleteApplicationRequest, DeleteApplicationResponse> {
  return (request, context) => {
    const application = store.findSettled(context, required(request.ApplicationName, 'ApplicationName'));
    if (required(request.CreateTimestamp, 'CreateTimestamp').getTime() !== application.createdMs)
      throw invalidArgument(`CreateTimestamp is not the one that DescribeApplication gives for application ${application.arn}.`);
    lifecycle.begin(application, 'delete');
    return {};
  };
}
