// Asynchronous invocations by the real SDK client on virtual time.
// Source: https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html, invocation-async-retain-records.html
import {
  DeleteFunctionCommand,
  DeleteFunctionConcurrencyCommand,
  InvokeCommand,
  PutFunctionConcurrencyCommand,
  PutFunctionEventInvokeConfigCommand,
  type PutFunctionEventInvokeConfigCommandInput,
} from '@aws-sdk/client-lambda';
import { describe, expect, it } from 'vitest';
import { ACCOUNT, arnOf, type LambdaCloud, lambdaCloud, START } from '../testing/lambda-cloud.ts';

const FunctionName = 'works';
const queue = (name: string) => `arn:aws:sqs:us-east-1:${ACCOUNT}:${name}`;
const OK = "async (event) => { console.log('ran'); return { done: event.n }; }";
const BROKEN = "async () => { console.log('ran'); throw new Error('not today'); }";

async function withFunction(handler: string, config: Partial<PutFunctionEventInvokeConfigCommandInput> = {}, more: object = {}) {
  const cloud = await lambdaCloud();
  await cloud.createFunction(FunctionName, handler, more);
  await cloud.lambda.send(new PutFunctionEventInvokeConfigCommand({ FunctionName, ...config }));
  return { ...cloud, ran: () => cloud.logs.filter(({ message }) => message.includes('\tran\n')).length };
}

const send = ({ lambda }: Pick<LambdaCloud, 'lambda'>, payload: unknown = { n: 1 }) =>
  lambda.send(new InvokeCommand({ FunctionName, InvocationType: 'Event', Payload: JSON.stringify(payload) }));

describe('an asynchronous invocation', () => {
  it('is accepted with 202 and runs a little later, once', async () => {
    const cloud = await withFunction(OK);
    const answer = await send(cloud);
    expect(answer).toMatchObject({ StatusCode: 202 });
    expect(cloud.ran()).toBe(0);
    await cloud.settle(3600);
    expect(cloud.ran()).toBe(1);
    expect(cloud.logs[1]?.message).toBe(`START RequestId: ${answer.$metadata.requestId} Version: $LATEST\n`);
  });

  it('is tried again after one minute and after two more, and no more', async () => {
    const cloud = await withFunction(BROKEN);
    await send(cloud);
    const counts: number[] = [];
    for (const seconds of [1, 58, 2, 118, 3, 3600]) {
      await cloud.settle(seconds);
      counts.push(cloud.ran());
    }
    expect(counts).toEqual([1, 1, 2, 2, 3, 3]);
  });

  it('tells its destination of success', async () => {
    const cloud = await withFunction(OK, { DestinationConfig: { OnSuccess: { Destination: queue('done') } } });
    const { $metadata } = await send(cloud);
    await cloud.settle(1);
    expect(cloud.delivered).toMatchObject([
      {
        targetArn: queue('done'),
        event: {
          version: '1.0',
          timestamp: new Date(START + 1005).toISOString(),
          requestContext: {
            requestId: $metadata.requestId,
            functionArn: `${arnOf(FunctionName)}:$LATEST`,
            condition: 'Success',
            approximateInvokeCount: 1,
          },
          requestPayload: { n: 1 },
          responseContext: { statusCode: 200, executedVersion: '$LATEST' },
          responsePayload: { done: 1 },
        },
        source: {
          service: 'lambda.amazonaws.com',
          arn: arnOf(FunctionName),
          principal: { roleArn: `arn:aws:iam::${ACCOUNT}:role/worker` },
        },
      },
    ]);
  });

  it('tells its destination of failure when it is given up, and sends the event itself to the dead letters', async () => {
    const config = { MaximumRetryAttempts: 1, DestinationConfig: { OnFailure: { Destination: queue('failed') } } };
    const cloud = await withFunction(BROKEN, config, { DeadLetterConfig: { TargetArn: queue('dead') } });
    const { $metadata } = await send(cloud);
    await cloud.settle(3600);
    expect(cloud.ran()).toBe(2);
    expect(cloud.delivered).toMatchObject([
      {
        targetArn: queue('failed'),
        event: {
          requestContext: { condition: 'RetriesExhausted', approximateInvokeCount: 2 },
          responseContext: { functionError: 'Unhandled' },
          responsePayload: { errorMessage: 'not today' },
        },
      },
      {
        targetArn: queue('dead'),
        event: { n: 1 },
        details: {
          messageAttributes: {
            RequestID: { dataType: 'String', stringValue: $metadata.requestId },
            ErrorCode: { dataType: 'Number', stringValue: '200' },
            ErrorMessage: { dataType: 'String', stringValue: 'not today' },
          },
        },
      },
    ]);
  });

  it('is given up when it would be too old', async () => {
    const cloud = await withFunction(BROKEN, {
      MaximumEventAgeInSeconds: 100,
      DestinationConfig: { OnFailure: { Destination: queue('failed') } },
    });
    await send(cloud);
    await cloud.settle(3600);
    expect(cloud.ran()).toBe(2);
    expect(cloud.delivered).toMatchObject([{ event: { requestContext: { condition: 'EventAgeExceeded', approximateInvokeCount: 2 } } }]);
  });

  it('waits while the function may not run at all, less and less often', async () => {
    const cloud = await withFunction(OK);
    await cloud.lambda.send(new PutFunctionConcurrencyCommand({ FunctionName, ReservedConcurrentExecutions: 0 }));
    await send(cloud);
    await cloud.settle(100);
    expect(cloud.metrics.filter(({ name, value }) => name === 'Throttles' && value === 1)).toHaveLength(7);
    await cloud.lambda.send(new DeleteFunctionConcurrencyCommand({ FunctionName }));
    await cloud.settle(100);
    expect(cloud.ran()).toBe(1);
  });

  it('runs side by side with others as far as reserved concurrency lets it, and loses none', async () => {
    const cloud = await withFunction("async () => { await new Promise((r) => setTimeout(r, 1)); console.log('ran'); }");
    await cloud.lambda.send(new PutFunctionConcurrencyCommand({ FunctionName, ReservedConcurrentExecutions: 2 }));
    for (let index = 0; index < 7; index++) await send(cloud);
    await cloud.settle(1);
    expect(cloud.ran()).toBe(7);
    expect(cloud.host !== 'none' && cloud.host.starts.length).toBe(2);
  });

  it('sends as the role: what the role may not, or what is not there, is counted and lost', async () => {
    const config = { DestinationConfig: { OnSuccess: { Destination: queue('gone') } } };
    const cloud = await withFunction(OK, config);
    await cloud.createRole('narrow', ['sqs:*']);
    await cloud.createFunction('narrow', OK, { Role: `arn:aws:iam::${ACCOUNT}:role/narrow` });
    await cloud.lambda.send(
      new PutFunctionEventInvokeConfigCommand({ FunctionName: 'narrow', DestinationConfig: { OnSuccess: { Destination: queue('done') } } }),
    );
    await cloud.allow('narrow', ['logs:*']);
    await send(cloud);
    await cloud.settle(1);
    await cloud.lambda.send(new InvokeCommand({ FunctionName: 'narrow', InvocationType: 'Event' }));
    await cloud.settle(1);
    expect(cloud.delivered).toEqual([]);
    expect(cloud.metrics.filter(({ name }) => name === 'DestinationDeliveryFailures')).toHaveLength(2);
    expect(cloud.services.all.get('lambda')?.inspect?.(ACCOUNT, 'us-east-1')).toMatchObject({
      lostRecords: [{ targetArn: queue('gone') }, { targetArn: queue('done'), why: expect.stringContaining('may not sqs:SendMessage') }],
    });
  });

  it('can go on to another function, and to a bus as an event', async () => {
    const cloud = await withFunction(OK, { DestinationConfig: { OnSuccess: { Destination: arnOf('next') } } });
    const bus = `arn:aws:events:us-east-1:${ACCOUNT}:event-bus/default`;
    await cloud.createFunction('next', 'async (event) => event.responsePayload');
    await cloud.lambda.send(
      new PutFunctionEventInvokeConfigCommand({ FunctionName: 'next', DestinationConfig: { OnSuccess: { Destination: bus } } }),
    );
    await send(cloud);
    await cloud.settle(1);
    expect(cloud.delivered).toMatchObject([
      {
        targetArn: bus,
        event: {
          'detail-type': 'Lambda Function Invocation Result - Success',
          source: 'lambda',
          account: ACCOUNT,
          resources: [bus, `${arnOf('next')}:$LATEST`],
          detail: { responsePayload: { done: 1 } },
        },
      },
    ]);
  });

  it('is cut when it calls itself for the sixteenth time', async () => {
    const { LambdaClient } = await import('@aws-sdk/client-lambda');
    const cloud = await lambdaCloud({ modules: { sdk: { LambdaClient, InvokeCommand } } });
    await cloud.createFunction(
      FunctionName,
      `async () => { console.log('ran'); const { LambdaClient, InvokeCommand } = require('sdk'); await client(LambdaClient).send(new InvokeCommand({ FunctionName: '${FunctionName}', InvocationType: 'Event' })); }`,
      { DeadLetterConfig: { TargetArn: queue('dead') } },
    );
    await send(cloud);
    await cloud.settle(60);
    expect(cloud.logs.filter(({ message }) => message.includes('\tran\n'))).toHaveLength(16);
    expect(cloud.delivered).toMatchObject([{ targetArn: queue('dead') }]);
  });

  it('is gone with its function', async () => {
    const cloud = await withFunction(BROKEN, {}, { DeadLetterConfig: { TargetArn: queue('dead') } });
    await send(cloud);
    await cloud.settle(1);
    await cloud.lambda.send(new DeleteFunctionCommand({ FunctionName }));
    await cloud.settle(3600);
    expect([cloud.ran(), cloud.delivered]).toEqual([1, []]);
  });
});
