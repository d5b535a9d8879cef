// StopApplication: RUNNING to STOPPING, and READY a little later. Reading stops at once; open windows wait for LAST_STOPPED_POINT.
// AWS: https://docs.aws.amazon.com/managed-flink/latest/apiv2/API_StopApplication.html
import type { StopApplicationRequest, StopApplicationResponse } from '@aws-sdk/client-kinesis-analytics-v2';
import type { Operation } from '../../../core/service.ts';
import type { Analytics } from '../analytics.ts';
import { invalidArgument, resourceInUse } from '../errors.ts';
import { required } from '../required-member.ts';

export function stopApplication({ store, lifecycle }: Analytics): Operation<StopApplicationRequest, StopApplicationResponse> {
  return (request, context) => {
    const application = store.find(context, required(request.ApplicationName, 'ApplicationName'));
    if (request.Force) throw invalidArgument('Force is only for applications of Apache Flink.');
    if (application.status !== 'RUNNING')
      throw resourceInUse(`Application ${application.arn} is ${application.status}; it can be stopped when it is RUNNING.`);
    lifecycle.begin(application, 'stop');
    return {};
  };
}
