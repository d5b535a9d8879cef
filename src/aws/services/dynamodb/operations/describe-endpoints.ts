// DescribeEndpoints: where this service is to be found. It is where the request came to.
// AWS: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeEndpoints.html
import type { DescribeEndpointsRequest, DescribeEndpointsResponse } from '@aws-sdk/client-dynamodb';
import type { Operation } from '../../../core/service.ts';

export const describeEndpoints =
  (): Operation<DescribeEndpointsRequest, DescribeEndpointsResponse> =>
  (_, { request }) => ({ Endpoints: [{ Address: request.url.host, CachePeriodInMinutes: 1440 }] });
