// What checks say of refused calls. Source: answers of the embedded Kinesis Analytics to the SDK, as the log of calls keeps them.
import {
  CodeValidationException,
  CreateApplicationCommand,
  DescribeApplicationCommand,
  KinesisAnalyticsV2Client,
} from '@aws-sdk/client-kinesis-analytics-v2';
import { expect, test } from 'vitest';
import { pricesInput, REGION, ROLE } from '../../aws/services/kinesis-analytics/testing/analytics-cloud.ts';
import { clientFor } from '../../aws/testing/sdk-client.ts';
import { testCloud } from '../../aws/testing/test-cloud.ts';
import { loggedFetch } from '../call-log.ts';
import type { CallRecord } from '../run-events.ts';
import { lastRefusal, missingApplication, refusal } from './refusal.ts';

const SQL_OF_NOTHING = 'CREATE STREAM D (N INTEGER);\nCREATE PUMP P AS INSERT INTO D\nSELECT STREAM N FROM NOWHERE;';
const REFUSED = /^CodeValidationException: From line 3, column \d+ to line 3, column \d+: .*NOWHERE[^\n]*$/;

/** A cloud whose calls are kept, and what creates an application there; the log of each call made. */
function watchedCloud() {
  const { aws, clock } = testCloud();
  const calls: CallRecord[] = [];
  const fetch = loggedFetch(
    aws.fetch,
    () => clock.now(),
    (call) => calls.push(call),
  );
  const client = clientFor({ ...aws, fetch }, KinesisAnalyticsV2Client, { clock, region: REGION });
  const create = (ApplicationName: string, TextContent: string) =>
    client
      .send(
        new CreateApplicationCommand({
          ApplicationName,
          RuntimeEnvironment: 'SQL-1_0',
          ServiceExecutionRole: ROLE,
          ApplicationConfiguration: {
            SqlApplicationConfiguration: { Inputs: [pricesInput()] },
            ApplicationCodeConfiguration: { CodeContentType: 'PLAINTEXT', CodeContent: { TextContent } },
          },
        }),
      )
      .catch((error: Error) => expect(error).toBeInstanceOf(CodeValidationException));
  const describe = (ApplicationName: string) => client.send(new DescribeApplicationCommand({ ApplicationName }));
  return { calls, create, describe };
}

test('a refused call gives its code and one line of its message, without the quoted SQL', async () => {
  const { calls, create } = watchedCloud();
  await create('prices', SQL_OF_NOTHING);
  expect(calls.map(refusal)).toEqual([expect.stringMatching(REFUSED)]);
});

test('the last call counts: after an answered one nothing was refused', async () => {
  const { calls, create, describe } = watchedCloud();
  expect(lastRefusal(calls, 'CreateApplication')).toBeUndefined();
  await create('prices', SQL_OF_NOTHING);
  expect(lastRefusal(calls, 'CreateApplication', 'UpdateApplication')).toMatch(REFUSED);
  expect(lastRefusal(calls, 'UpdateApplication')).toBeUndefined();
  await create('prices', '');
  await describe('prices');
  expect(lastRefusal(calls, 'CreateApplication')).toBeUndefined();
});

test('a missing application is told by the refusal of its creation, or by its name where nothing was refused', async () => {
  const { calls, create } = watchedCloud();
  expect(missingApplication(calls, 'prices').observed).toBe('There is no application called prices.');
  await create('prices', SQL_OF_NOTHING);
  const { observed } = missingApplication(calls, 'prices');
  expect(observed).toBe(`AWS created no application. ${lastRefusal(calls, 'CreateApplication')}`);
});

test('an error whose body has no message gives its code alone', () => {
  const call = { id: 1, service: 's3', operation: 'HEAD /a', status: 404, errorCode: 'NotFound', atMs: 0, tookMs: 0 };
  expect(refusal({ ...call, request: '', response: '', truncated: false })).toBe('NotFound');
});
