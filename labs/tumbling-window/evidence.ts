// For the checks: the application as the cloud has it.
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
