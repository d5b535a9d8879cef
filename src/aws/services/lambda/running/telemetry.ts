// What an invocation leaves behind: lines in CloudWatch Logs, numbers in CloudWatch.
// AWS: https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html
import type { MetricDatum, Place } from '../../../core/ports.ts';
import type { ServiceEnvironment } from '../../../core/service.ts';
import { logGroupOf } from '../described-function.ts';
import { roleMay } from '../execution-role.ts';
import type { LambdaFunction, Settings } from '../function.ts';

/** Writes the lines, if the role may. AWS: a role without the permission has a function without logs, and nobody is told. */
export async function writeLogs(
  { ports, clock }: ServiceEnvironment,
  fn: LambdaFunction,
  settings: Settings,
  logStream: string,
  lines: readonly string[],
): Promise<void> {
  const sink = await ports.logSink?.();
  if (!sink) return;
  const group = logGroupOf(fn.name, settings.logGroup);
  const arn = `arn:aws:logs:${fn.region}:${fn.account}:log-group:${group}:log-stream:${logStream}`;
  if (roleMay(await ports.identities(), settings.role, 'logs:PutLogEvents', arn) === 'no') return;
  const atMs = clock.now();
  sink.write(
    place(fn),
    group,
    logStream,
    lines.map((message) => ({ atMs, message: `${message}\n` })),
  );
}

type Values = Readonly<Record<string, readonly [value: number, unit: string]>>;

/** Puts the values for the function and, where it was called by one, for its qualifier. */
export async function putMetrics(
  { ports, clock }: ServiceEnvironment,
  fn: LambdaFunction,
  values: Values,
  qualifier?: string,
): Promise<void> {
  const sink = await ports.metricSink?.();
  if (!sink) return;
  const ofFunction = { FunctionName: fn.name };
  const everyDimension = qualifier === undefined ? [ofFunction] : [ofFunction, { ...ofFunction, Resource: `${fn.name}:${qualifier}` }];
  const atMs = clock.now();
  const data = Object.entries(values).flatMap(([name, [value, unit]]): MetricDatum[] =>
    everyDimension.map((dimensions) => ({ name, value, unit, dimensions, atMs })),
  );
  sink.put(place(fn), 'AWS/Lambda', data);
}

const place = ({ account, region }: LambdaFunction): Place => ({ account, region });
