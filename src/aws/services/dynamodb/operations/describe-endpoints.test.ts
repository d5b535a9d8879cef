// DescribeEndpoints, by the real SDK client. Source: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeEndpoints.html
import { DescribeEndpointsCommand } from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { dynamoCloud } from '../testing/dynamo-cloud.ts';

test('the endpoint is where the request came to', async () => {
  const { Endpoints } = await dynamoCloud().dynamo.send(new DescribeEndpointsCommand({}));
  expect(Endpoints).toEqual([{ Address: expect.stringMatching(/dynamodb\.us-east-1/), CachePeriodInMinutes: 1440 }]);
});
