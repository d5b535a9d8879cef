// Invocations by the real SDK client. Source: https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html, the error documents and log lines of
// https://docs.aws.amazon.com/lambda/latest/dg/nodejs-exceptions.html and nodejs-logging.html.
import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import {
  CreateFunctionCommand,
  InvokeCommand,
  LambdaClient,
  PutFunctionConcurrencyCommand,
  PutFunctionRecursionConfigCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import { describe, expect, it } from 'vitest';
import { VirtualClock } from '../../../core/clock.ts';
import { seededRandom } from '../../../core/random.ts';
import { createAws } from '../../../index.ts';
import { clientFor } from '../../../testing/sdk-client.ts';
import { ACCOUNT, arnOf, ECHO, lambdaCloud, REGION, refusal } from '../testing/lambda-cloud.ts';

const text = new TextDecoder();

describe('Invoke', () => {
  it('answers with what the handler returns', async () => {
    const cloud = await lambdaCloud();
    await cloud.createFunction('echo');
    expect(await cloud.invoke('echo', { a: [1, 'ü'] })).toMatchObject({
      StatusCode: 200,
      ExecutedVersion: '$LATEST',
      value: { a: [1, 'ü'] },
    });
    expect((await cloud.lambda.send(new InvokeCommand({ FunctionName: 'echo' }))).FunctionError).toBeUndefined();
  });

  it('knows handlers with a callback, and nothing returned is null', async () => {
    const cloud = await lambdaCloud();
    await cloud.createFunction('back', '(event, context, callback) => callback(null, context.functionName)');
    await cloud.createFunction('silent', 'async () => {}');
    expect((await cloud.invoke('back')).value).toBe('back');
    expect((await cloud.invoke('silent')).value).toBeNull();
  });

  it('tells a thrown error as AWS does, and keeps the instance', async () => {
    const cloud = await lambdaCloud();
    await cloud.createFunction('broken', "async (event) => { if (event.bad) throw new RangeError('too far'); return 'fine'; }");
    expect(await cloud.invoke('broken', { bad: true })).toMatchObject({
      StatusCode: 200,
      FunctionError: 'Unhandled',
      value: { errorType: 'RangeError', errorMessage: 'too far', trace: [expect.stringContaining('too far')] },
    });
    expect((await cloud.invoke('broken')).value).toBe('fine');
    expect(cloud.host !== 'none' && cloud.host.starts.length).toBe(1);
  });

  it('gives the log of a cold start and of a warm one: Init Duration is in the first only', async () => {
    const cloud = await lambdaCloud();
    await cloud.createFunction('talks', "async () => { console.log('hello'); await sleep(12.345); }");
    const cold = await cloud.invoke('talks', {}, { LogType: 'Tail' });
    const id = /START RequestId: (\S+) Version: \$LATEST\n/.exec(cold.log)?.[1];
    expect(cold.log.split('\n')).toEqual([
      expect.stringMatching(/^INIT_START Runtime Version: /),
      `START RequestId: ${id} Version: $LATEST`,
      expect.stringMatching(new RegExp(`^2026-11-01T00:00:01.000Z\t${id}\tINFO\thello$`)),
      `END RequestId: ${id}`,
      `REPORT RequestId: ${id}\tDuration: 12.35 ms\tBilled Duration: 133 ms\tMemory Size: 128 MB\tMax Memory Used: 70 MB\tInit Duration: 120.00 ms\t`,
      '',
    ]);
    expect(cold.$metadata.requestId).toBe(id);
    const warm = await cloud.invoke('talks', {}, { LogType: 'Tail' });
    expect(warm.log).toContain('\tBilled Duration: 13 ms\t');
    expect(warm.log).not.toContain('Init Duration');
    expect((await cloud.invoke('talks')).LogResult).toBeUndefined();
  });

  it('keeps globals in a warm instance, and starts anew after ten idle minutes or new configuration', async () => {
    const cloud = await lambdaCloud();
    await cloud.createFunction('counts', '(() => { let n = 0; return async () => ++n; })()');
    const counts = async () => (await cloud.invoke('counts')).value;
    expect([await counts(), await counts()]).toEqual([1, 2]);
    await cloud.settle(599);
    expect(await counts()).toBe(3);
    await cloud.settle(600);
    expect(cloud.host !== 'none' && cloud.host.open()).toBe(0);
    expect(await counts()).toBe(1);
    await cloud.lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName: 'counts', Timeout: 5 }));
    expect(await counts()).toBe(2);
    await cloud.settle(1);
    expect(await counts()).toBe(1);
  });

  it('starts a second instance while the first is at work', async () => {
    const cloud = await lambdaCloud();
    await cloud.createFunction('slow', 'async () => new Promise((resolve) => setTimeout(resolve, 1, 1))');
    await Promise.all([cloud.invoke('slow'), cloud.invoke('slow')]);
    expect(cloud.host !== 'none' && cloud.host.starts.length).toBe(2);
    await cloud.invoke('slow');
    expect(cloud.host !== 'none' && cloud.host.starts.length).toBe(2);
  });

  it.each([
    ['runs out of time', 'async () => { await sleep(3001); }', 'Sandbox.Timedout', 'Task timed out after 3.00 seconds', 'Status: timeout'],
    [
      'exits',
      'async () => process.exit(0)',
      'Runtime.ExitError',
      'Runtime exited without providing a reason',
      'Error Type: Runtime.ExitError',
    ],
    [
      'exits with a code',
      'async () => process.exit(3)',
      'Runtime.ExitError',
      'Runtime exited with error: exit status 3',
      'Error Type: Runtime.ExitError',
    ],
    [
      'uses up its memory',
      'async () => exhaustMemory()',
      'Runtime.OutOfMemory',
      'Runtime exited with error: signal: killed',
      'Error Type: Runtime.OutOfMemory',
    ],
  ])('says so when a function %s, and starts it anew', async (_what, handler, errorType, sentence, status) => {
    const cloud = await lambdaCloud();
    await cloud.createFunction('ends', handler);
    const answer = await cloud.invoke('ends', {}, { LogType: 'Tail' });
    const id = answer.$metadata.requestId;
    expect(answer).toMatchObject({ FunctionError: 'Unhandled', value: { errorType, errorMessage: `RequestId: ${id} Error: ${sentence}` } });
    expect(answer.log).toContain(status);
    expect(answer.log).toContain(sentence);
    await cloud.invoke('ends');
    expect(cloud.host !== 'none' && cloud.host.starts.length).toBe(2);
  });

  it('says so when a function cannot be loaded', async () => {
    const cloud = await lambdaCloud();
    await cloud.createFunction('none', "require('./other.js').handler");
    expect(await cloud.invoke('none', {}, { LogType: 'Tail' })).toMatchObject({
      FunctionError: 'Unhandled',
      value: { errorType: 'Runtime.ImportModuleError', errorMessage: expect.stringContaining("Cannot find module './other.js'") },
      log: expect.stringContaining('Error Type: Runtime.ImportModuleError'),
    });
    await cloud.createFunction('lacks', ECHO, { Handler: 'index.main' });
    expect((await cloud.invoke('lacks')).value).toMatchObject({ errorType: 'Runtime.HandlerNotFound' });
  });

  it('gives code that takes more than ten seconds to load a second chance within its timeout', async () => {
    const cloud = await lambdaCloud();
    await cloud.createFunction('late', '(sleep(10_001), async () => 1)', { Timeout: 3 });
    expect(await cloud.invoke('late')).toMatchObject({ FunctionError: 'Unhandled', value: { errorType: 'Sandbox.Timedout' } });
    expect(cloud.host !== 'none' && cloud.host.starts.length).toBe(2);
  });

  it('gives the function the environment that AWS documents', async () => {
    const cloud = await lambdaCloud();
    await cloud.createFunction('env', 'async (event, context) => ({ env: process.env, context })', {
      Environment: { Variables: { LEVEL: 'high' } },
    });
    const { value } = await cloud.invoke('env', {}, { ClientContext: btoa('{"custom":{"a":"b"}}') });
    expect(value.env).toMatchObject({
      LEVEL: 'high',
      _HANDLER: 'index.handler',
      AWS_REGION: REGION,
      AWS_DEFAULT_REGION: REGION,
      AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x',
      AWS_LAMBDA_FUNCTION_NAME: 'env',
      AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '128',
      AWS_LAMBDA_LOG_GROUP_NAME: '/aws/lambda/env',
      AWS_LAMBDA_LOG_STREAM_NAME: expect.stringMatching(/^2026\/11\/01\/\[\$LATEST\][0-9a-f]{32}$/),
      LAMBDA_TASK_ROOT: '/var/task',
      AWS_ACCESS_KEY_ID: expect.stringMatching(/^ASIA/),
      AWS_SESSION_TOKEN: expect.any(String),
    });
    expect(value.context).toMatchObject({
      invokedFunctionArn: arnOf('env'),
      functionVersion: '$LATEST',
      timeoutMs: 3000,
      clientContext: { custom: { a: 'b' } },
      traceId: expect.stringMatching(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=0;Lineage=1:[0-9a-f]{8}:1$/),
    });
  });

  it("has the function's SDK talk to the same cloud as its role", async () => {
    const cloud = await lambdaCloud({ modules: { sdk: { LambdaClient, InvokeCommand } } });
    await cloud.createRole('weak', []);
    const handler =
      "async (event) => { const { LambdaClient, InvokeCommand } = require('sdk'); const answer = await client(LambdaClient).send(new InvokeCommand({ FunctionName: 'echo', Payload: '{\"deep\":1}' })); return JSON.parse(new TextDecoder().decode(answer.Payload)); }";
    await cloud.createFunction('echo');
    await cloud.createFunction('caller', handler);
    await cloud.createFunction('weak', handler, { Role: `arn:aws:iam::${ACCOUNT}:role/weak` });
    expect((await cloud.invoke('caller')).value).toEqual({ deep: 1 });
    expect((await cloud.invoke('weak')).value).toMatchObject({
      errorType: 'AccessDeniedException',
      errorMessage: expect.stringContaining(
        `User: arn:aws:sts::${ACCOUNT}:assumed-role/weak/weak is not authorized to perform: lambda:InvokeFunction`,
      ),
    });
  });

  it('only checks in a dry run', async () => {
    const cloud = await lambdaCloud();
    await cloud.createFunction('echo');
    expect(await cloud.lambda.send(new InvokeCommand({ FunctionName: 'echo', InvocationType: 'DryRun' }))).toMatchObject({
      StatusCode: 204,
    });
    expect(cloud.host !== 'none' && cloud.host.starts.length).toBe(0);
  });

  it.each([
    [
      'of what is not JSON',
      'x',
      {},
      'InvalidRequestContentException',
      400,
      /^Could not parse request body into json: Could not parse payload into json: /,
    ],
    [
      'of more than 6 MB',
      `"${'x'.repeat(6 * 1024 * 1024)}"`,
      {},
      'RequestTooLargeException',
      413,
      'Request must be smaller than 6291456 bytes for the InvokeFunction operation',
    ],
    [
      'of more than 1 MB for an event',
      `"${'x'.repeat(1024 * 1024)}"`,
      { InvocationType: 'Event' },
      'RequestTooLargeException',
      413,
      /smaller than 1048576 bytes/,
    ],
    [
      'with a qualifier that is not there',
      '{}',
      { Qualifier: 'live' },
      'ResourceNotFoundException',
      404,
      `Function not found: ${arnOf('echo')}:live`,
    ],
    [
      'with a type that is none',
      '{}',
      { InvocationType: 'Sometimes' as never },
      'ValidationException',
      400,
      /'invocationType' failed to satisfy constraint/,
    ],
  ] as const)('refuses a payload %s', async (_what, Payload, more, name, status, message) => {
    const cloud = await lambdaCloud();
    await cloud.createFunction('echo');
    await expect(cloud.lambda.send(new InvokeCommand({ FunctionName: 'echo', Payload, ...more }))).rejects.toMatchObject({
      ...refusal(name, status),
      message: typeof message === 'string' ? message : expect.stringMatching(message),
    });
  });

  it('makes an answer of more than 6 MB an error of the function', async () => {
    const cloud = await lambdaCloud();
    await cloud.createFunction('huge', "async () => 'x'.repeat(7 * 1024 * 1024)");
    expect(await cloud.invoke('huge')).toMatchObject({
      FunctionError: 'Unhandled',
      value: {
        errorType: 'Function.ResponseSizeTooLarge',
        errorMessage: 'Response payload size exceeded maximum allowed payload size (6291556 bytes).',
      },
    });
  });

  it('throttles beyond reserved concurrency, and wholly at 0', async () => {
    const cloud = await lambdaCloud();
    await cloud.createFunction('slow', 'async () => new Promise((resolve) => setTimeout(resolve, 1, 1))');
    const reserve = (ReservedConcurrentExecutions: number) =>
      cloud.lambda.send(new PutFunctionConcurrencyCommand({ FunctionName: 'slow', ReservedConcurrentExecutions }));
    await reserve(1);
    const outcomes = await Promise.allSettled([cloud.invoke('slow'), cloud.invoke('slow')]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    await reserve(0);
    await expect(cloud.invoke('slow')).rejects.toMatchObject({
      ...refusal('TooManyRequestsException', 429, 'Rate Exceeded.'),
      Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded',
    });
    expect(cloud.metrics.filter(({ name }) => name === 'Throttles').map(({ value }) => value)).toContain(1);
  });

  it('writes logs and metrics, logs only where the role may', async () => {
    const cloud = await lambdaCloud();
    await cloud.createRole('silent', ['s3:*']);
    await cloud.createFunction('heard', "async () => console.log('hello')");
    await cloud.createFunction('unheard', "async () => console.log('hello')", { Role: `arn:aws:iam::${ACCOUNT}:role/silent` });
    await cloud.invoke('heard');
    await cloud.invoke('unheard');
    expect(new Set(cloud.logs.map(({ group }) => group))).toEqual(new Set(['/aws/lambda/heard']));
    expect(cloud.logs.map(({ message }) => message)).toContainEqual(expect.stringContaining('\tINFO\thello\n'));
    const ofUnheard = cloud.metrics.filter(({ dimensions }) => dimensions.FunctionName === 'unheard');
    expect(Object.fromEntries(ofUnheard.map(({ name, value }) => [name, value]))).toEqual({
      Invocations: 1,
      Errors: 0,
      Duration: 0,
      Throttles: 0,
      ConcurrentExecutions: 1,
    });
  });

  it('stops a function that calls itself again and again, unless it is allowed to', async () => {
    const cloud = await lambdaCloud({ modules: { sdk: { LambdaClient, InvokeCommand } } });
    const handler =
      "async ({ depth = 1 }) => { const { LambdaClient, InvokeCommand } = require('sdk'); if (depth === 20) return depth; const answer = await client(LambdaClient).send(new InvokeCommand({ FunctionName: 'loop', Payload: JSON.stringify({ depth: depth + 1 }) })).catch((error) => error); return answer.name ? [depth, answer.name] : JSON.parse(new TextDecoder().decode(answer.Payload)); }";
    await cloud.createFunction('loop', handler);
    expect((await cloud.invoke('loop')).value).toEqual([16, 'RecursiveInvocationException']);
    expect(cloud.metrics.filter(({ name }) => name === 'RecursiveInvocationsDropped')).toHaveLength(1);
    await cloud.lambda.send(new PutFunctionRecursionConfigCommand({ FunctionName: 'loop', RecursiveLoop: 'Allow' }));
    expect((await cloud.invoke('loop')).value).toBe(20);
  });

  it('says so in a cloud that was made without a host for functions', async () => {
    const cloud = await lambdaCloud({ host: 'none' });
    await cloud.createFunction('echo');
    await expect(cloud.invoke('echo')).rejects.toMatchObject(
      refusal('NotImplemented', 501, 'This cloud was made without a function host, so no function can run in it.'),
    );
  });

  it('is what other services call and wait for', async () => {
    const cloud = await lambdaCloud();
    await cloud.createFunction('echo');
    await cloud.createFunction('broken', 'async () => { throw new Error("no"); }');
    const runtime = await cloud.services.ports.functionRuntime?.(arnOf('echo'));
    const answer = await runtime?.invoke(arnOf('echo'), new TextEncoder().encode('{"records":[]}'));
    expect(text.decode(answer?.payload)).toBe('{"records":[]}');
    expect(await runtime?.invoke(arnOf('broken'), new TextEncoder().encode('{}'))).toMatchObject({ functionError: 'Unhandled' });
    await expect(runtime?.invoke(arnOf('none'), new Uint8Array())).rejects.toMatchObject({ code: 'ResourceNotFoundException' });
  });

  it('runs in a cloud that createAws makes with a host', async () => {
    const { request, host } = await lambdaCloud();
    const clock = new VirtualClock(0);
    const aws = createAws({ clock, random: seededRandom(2), ...(host !== 'none' && { functionHost: host }) });
    const AssumeRolePolicyDocument = JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
    });
    await clientFor(aws, IAMClient, { clock }).send(new CreateRoleCommand({ RoleName: 'worker', AssumeRolePolicyDocument }));
    const lambda = clientFor(aws, LambdaClient, { clock });
    await lambda.send(new CreateFunctionCommand(request('echo', ECHO)));
    await aws.settle({ untilMs: 1000 });
    const { Payload } = await lambda.send(new InvokeCommand({ FunctionName: 'echo', Payload: '"hi"' }));
    expect(text.decode(Payload)).toBe('"hi"');
  });
});
