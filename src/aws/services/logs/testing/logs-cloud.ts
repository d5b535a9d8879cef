// A test cloud with a client of CloudWatch Logs and a group with a stream. For tests.
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  FilterLogEventsCommand,
  PutLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { type TestCloud, testCloud } from '../../../testing/test-cloud.ts';

export const GROUP = '/app/web';
export const STREAM = 'one';

export interface LogsCloud extends TestCloud {
  readonly logs: CloudWatchLogsClient;
  /** Puts messages with the present time. */
  put(...messages: string[]): Promise<void>;
  /** The messages that match a pattern. */
  found(filterPattern: string): Promise<readonly string[]>;
}

export async function logsCloud(): Promise<LogsCloud> {
  const cloud = testCloud();
  const logs = cloud.client(CloudWatchLogsClient);
  await logs.send(new CreateLogGroupCommand({ logGroupName: GROUP }));
  await logs.send(new CreateLogStreamCommand({ logGroupName: GROUP, logStreamName: STREAM }));
  return {
    ...cloud,
    logs,
    async put(...messages) {
      const logEvents = messages.map((message) => ({ timestamp: cloud.clock.now(), message }));
      await logs.send(new PutLogEventsCommand({ logGroupName: GROUP, logStreamName: STREAM, logEvents }));
    },
    async found(filterPattern) {
      const { events = [] } = await logs.send(new FilterLogEventsCommand({ logGroupName: GROUP, filterPattern }));
      return events.map(({ message }) => message ?? '');
    },
  };
}
