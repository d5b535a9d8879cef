// The JSON format of logs, by the real SDK client. Source: https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-logformat.html
import { CreateFunctionCommand } from '@aws-sdk/client-lambda';
import { expect, it } from 'vitest';
import { lambdaCloud, refusal } from '../testing/lambda-cloud.ts';

const typesOf = (log: string) => log.split('\n').flatMap((line) => (line.startsWith('{"time"') ? [JSON.parse(line).type] : []));

it('A function with LogFormat JSON has the lines of the platform as JSON, as many as its level says', async () => {
  const cloud = await lambdaCloud();
  const LoggingConfig = { LogFormat: 'JSON', LogGroup: 'own-group' } as const;
  const created = await cloud.createFunction('tells', 'async () => process.env.AWS_LAMBDA_LOG_FORMAT + process.env.AWS_LAMBDA_LOG_LEVEL', {
    LoggingConfig,
  });
  expect(created.LoggingConfig).toEqual({ ...LoggingConfig, ApplicationLogLevel: 'INFO', SystemLogLevel: 'INFO' });
  const { value, log, $metadata } = await cloud.invoke('tells', {}, { LogType: 'Tail' });
  expect(value).toBe('JSONINFO');
  expect(typesOf(log)).toEqual(['platform.initStart', 'platform.start', 'platform.report']);
  expect(JSON.parse(log.split('\n')[2] ?? '')).toEqual({
    time: '2026-11-01T00:00:01.000Z',
    type: 'platform.report',
    record: {
      requestId: $metadata.requestId,
      metrics: { durationMs: 0, billedDurationMs: 120, memorySizeMB: 128, maxMemoryUsedMB: 70, initDurationMs: 120 },
      status: 'success',
    },
  });
  expect(new Set(cloud.logs.map(({ group }) => group))).toEqual(new Set(['own-group']));
  for (const [name, SystemLogLevel, types] of [
    ['debug', 'DEBUG', ['platform.initStart', 'platform.start', 'platform.runtimeDone', 'platform.report']],
    ['warn', 'WARN', []],
  ] as const) {
    await cloud.createFunction(name, 'async () => 1', { LoggingConfig: { LogFormat: 'JSON', SystemLogLevel } });
    expect(typesOf((await cloud.invoke(name, {}, { LogType: 'Tail' })).log)).toEqual(types);
  }
});

it('Levels without the JSON format are refused (the sentence is inferred)', async () => {
  const cloud = await lambdaCloud();
  const request = cloud.request('tells', '1', { LoggingConfig: { ApplicationLogLevel: 'INFO' } });
  await expect(cloud.lambda.send(new CreateFunctionCommand(request))).rejects.toMatchObject(refusal('InvalidParameterValueException', 400));
});
