// The log of calls: what each protocol calls its service, its operation and its error. Source of truth: what the SDK sends to the embedded AWS.
import { describe, expect, it } from 'vitest';
import type { CallRecord } from './run-events.ts';
import { runInline } from './testing/inline-lab.ts';

async function callsOf(program: string): Promise<readonly CallRecord[]> {
  const { events } = await runInline(program);
  return events.filter((event) => event.type === 'call').map(({ call }) => call);
}

describe('the log of calls', () => {
  it('names service and operation of the JSON protocol, and the code of an error', async () => {
    const calls = await callsOf(`import { DescribeStreamSummaryCommand, KinesisClient } from '@aws-sdk/client-kinesis';
await new KinesisClient({}).send(new DescribeStreamSummaryCommand({ StreamName: 'none' })).catch((error) => console.log(error.name));`);
    expect(calls).toMatchObject([
      { id: 1, service: 'kinesis', operation: 'DescribeStreamSummary', status: 400, errorCode: 'ResourceNotFoundException' },
    ]);
    expect(calls[0]?.request).toBe('{"StreamName":"none"}');
    expect(calls[0]?.response).toContain('ResourceNotFoundException');
  });

  it('names service and operation of the Query protocol', async () => {
    const calls = await callsOf(`import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
await new STSClient({}).send(new GetCallerIdentityCommand({}));`);
    expect(calls).toMatchObject([{ service: 'sts', operation: 'GetCallerIdentity', status: 200 }]);
    expect(calls[0]).not.toHaveProperty('errorCode');
  });

  it('cuts the middle out of a long body and says so', async () => {
    const calls = await callsOf(`import { KinesisClient, PutRecordCommand } from '@aws-sdk/client-kinesis';
const put = new PutRecordCommand({ StreamName: 'none', PartitionKey: 'k', Data: new Uint8Array(100_000) });
await new KinesisClient({}).send(put).catch(() => {});`);
    expect(calls).toMatchObject([{ operation: 'PutRecord', truncated: true }]);
    expect(calls[0]?.request.length).toBeLessThan(20_000);
    expect(calls[0]?.request.endsWith('"StreamName":"none","PartitionKey":"k"}')).toBe(true);
  });
});
