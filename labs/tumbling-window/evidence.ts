// For the checks: the application as the cloud has it, and what AWS said when it created none.
import { type ApplicationDetail, DescribeApplicationCommand, KinesisAnalyticsV2Client } from '@aws-sdk/client-kinesis-analytics-v2';
import type { CheckContext } from '../../src/lab/definition.ts';
import type { Seconds } from './lab.ts';

export type Context = CheckContext<Seconds>;

/** The application, or undefined when there is none. */
export async function describeApplication({ cloud, name }: Context): Promise<ApplicationDetail | undefined> {
  const ApplicationName = name('ten-second-windows');
  try {
    return (await cloud(KinesisAnalyticsV2Client).send(new DescribeApplicationCommand({ ApplicationName }))).ApplicationDetail;
  } catch (error) {
    if (error instanceof Error && error.name === 'ResourceNotFoundException') return undefined;
    throw error;
  }
}

/** Why the last call of CreateApplication was refused: the code and the first line of the message; what follows quotes the SQL. */
export function refusal({ evidence }: Context): string | undefined {
  const call = evidence.calls.findLast(({ operation }) => operation === 'CreateApplication');
  if (!call?.errorCode) return undefined;
  const sentence = /"[Mm]essage"\s*:\s*("(?:[^"\\]|\\.)*")/.exec(call.response)?.[1] ?? '""';
  return `${call.errorCode}: ${String(JSON.parse(sentence)).split('\n')[0]}`;
}
