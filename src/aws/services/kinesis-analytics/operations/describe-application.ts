// DescribeApplication: all that is known of an application, its version and its ConditionalToken.
// AWS: https://docs.aws.amazon.com/managed-flink/latest/apiv2/API_DescribeApplication.html
import type { DescribeApplicationRequest, DescribeApplicationResponse } from '@aws-sdk/client-kinesis-analytics-v2';
import type { Operation } from '../../../core/service.ts';
import type { Analytics } from '../analytics.ts';
import { applicationDetail } from '../application-detail.ts';
import { required } from '../required-member.ts';

export function describeApplication({ store }: Analytics): Operation<DescribeApplicationRequest, DescribeApplicationResponse> {
  return (request, context) => {
    const application = store.find(context, required(request.ApplicationName, 'ApplicationName'));
    return { ApplicationDetail: applicationDetail(application) };
  };
}
