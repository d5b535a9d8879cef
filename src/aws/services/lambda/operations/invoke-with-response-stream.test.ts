// Streamed answers by the real SDK client. Source: https://docs.aws.amazon.com/lambda/latest/api/API_InvokeWithResponseStream.html
import {
  InvokeWithResponseStreamCommand,
  type InvokeWithResponseStreamResponseEvent,
  PutFunctionConcurrencyCommand,
} from '@aws-sdk/client-lambda';
import { describe, expect, it } from 'vitest';
import { type LambdaCloud, lambdaCloud, refusal } from '../testing/lambda-cloud.ts';

const text = new TextDecoder();

describe('InvokeWithResponseStream', () => {
  const streamed = async (cloud: LambdaCloud, FunctionName: string) => {
    const { EventStream, ...head } = await cloud.lambda.send(
      new InvokeWithResponseStreamCommand({ FunctionName, Payload: new TextEncoder().encode('{"n":3}'), LogType: 'Tail' }),
    );
    const events: InvokeWithResponseStreamResponseEvent[] = [];
    for await (const event of EventStream ?? []) events.push(event);
    const chunks = events.flatMap(({ PayloadChunk }) => (PayloadChunk ? [text.decode(PayloadChunk.Payload)] : []));
    return { head, chunks, end: events.at(-1)?.InvokeComplete };
  };

  it('gives each chunk as it is written, then says that it is complete', async () => {
    const cloud = await lambdaCloud();
    await cloud.createFunction(
      'streams',
      "awslambda.streamifyResponse(async (event, stream) => { for (let i = 0; i < event.n; i++) { stream.write('part ' + i); await new Promise((r) => setTimeout(r, 1)); } stream.end(); })",
    );
    const { head, chunks, end } = await streamed(cloud, 'streams');
    expect(head).toMatchObject({ StatusCode: 200, ExecutedVersion: '$LATEST' });
    expect(chunks).toEqual(['part 0', 'part 1', 'part 2']);
    expect(atob(end?.LogResult ?? '')).toContain('REPORT RequestId');
    expect(end?.ErrorCode).toBeUndefined();
  });

  it('gives the answer of any other handler in one chunk', async () => {
    const cloud = await lambdaCloud();
    await cloud.createFunction('echo');
    expect(await streamed(cloud, 'echo')).toMatchObject({ chunks: ['{"n":3}'] });
  });

  it('tells an error, after what was written before it, at the end', async () => {
    const cloud = await lambdaCloud();
    await cloud.createFunction(
      'breaks',
      "awslambda.streamifyResponse(async (event, stream) => { stream.write('begun'); throw new Error('then not'); })",
    );
    const { chunks, end } = await streamed(cloud, 'breaks');
    expect(chunks).toEqual(['begun']);
    expect(end).toMatchObject({ ErrorCode: 'Unhandled', ErrorDetails: expect.stringContaining('then not') });
  });

  it('is refused like Invoke before anything runs', async () => {
    const cloud = await lambdaCloud();
    await cloud.createFunction('echo');
    await cloud.lambda.send(new PutFunctionConcurrencyCommand({ FunctionName: 'echo', ReservedConcurrentExecutions: 0 }));
    await expect(streamed(cloud, 'echo')).rejects.toMatchObject(refusal('TooManyRequestsException', 429));
    await expect(streamed(cloud, 'none')).rejects.toMatchObject(refusal('ResourceNotFoundException', 404));
  });
});
