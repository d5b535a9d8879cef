// For the checks: what the program asked of Kinesis Analytics and what it was told, from the log of calls.
import {
  type ApplicationDetail,
  DescribeApplicationCommand,
  type Input,
  KinesisAnalyticsV2Client,
} from '@aws-sdk/client-kinesis-analytics-v2';
import type { CheckContext } from '../../src/lab/definition.ts';
import type { CallRecord } from '../../src/lab/run-events.ts';
import type { Seconds } from './market.ts';

export type Context = CheckContext<Seconds>;

/** The calls of an operation, oldest first. */
export function callsOf({ evidence }: Context, ...operations: readonly string[]): readonly CallRecord[] {
  return evidence.calls.filter(({ operation }) => operations.includes(operation));
}

/** The inputs that the program asked for, accepted or not, the latest last. */
export function askedInputs(context: Context): readonly Input[] {
  return callsOf(context, 'CreateApplication', 'AddApplicationInput').flatMap(({ request }) => {
    const asked = JSON.parse(request) as {
      Input?: Input;
      ApplicationConfiguration?: { SqlApplicationConfiguration?: { Inputs?: readonly Input[] } };
    };
    return asked.Input ?? asked.ApplicationConfiguration?.SqlApplicationConfiguration?.Inputs ?? [];
  });
}

/** The application as the cloud has it, or undefined. */
export async function describeApplication({ cloud, name }: Context): Promise<ApplicationDetail | undefined> {
  const ApplicationName = name('falling-prices');
  try {
    return (await cloud(KinesisAnalyticsV2Client).send(new DescribeApplicationCommand({ ApplicationName }))).ApplicationDetail;
  } catch (error) {
    if (error instanceof Error && error.name === 'ResourceNotFoundException') return undefined;
    throw error;
  }
}
