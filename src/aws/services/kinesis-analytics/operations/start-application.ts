// StartApplication: READY to STARTING, and RUNNING a little later. What it will read from is fixed now.
// AWS: https://docs.aws.amazon.com/managed-flink/latest/apiv2/API_StartApplication.html
import type { SqlRunConfiguration, StartApplicationRequest, StartApplicationResponse } from '@aws-sdk/client-kinesis-analytics-v2';
import { AwsError } from '../../../core/errors.ts';
import type { Operation } from '../../../core/service.ts';
import type { Analytics } from '../analytics.ts';
import type { Application, ApplicationInput, Positions } from '../application.ts';
import { functionRuntime } from '../embedded-ports.ts';
import { invalidArgument, invalidConfiguration, notFoundIn, resourceInUse } from '../errors.ts';
import { isFunction } from '../own-resource.ts';
import { required } from '../required-member.ts';
import { prepareQuery } from '../runtime/query-program.ts';
import { loadReferences } from '../runtime/reference-tables.ts';
import { startingPositions } from '../runtime/starting-positions.ts';
import { portsAs } from '../service-role.ts';

export function startApplication(analytics: Analytics): Operation<StartApplicationRequest, StartApplicationResponse> {
  const { store, lifecycle } = analytics;
  return async (request, context) => {
    const application = store.find(context, required(request.ApplicationName, 'ApplicationName'));
    requireReady(application);
    const run = request.RunConfiguration;
    if (run?.FlinkRunConfiguration || run?.ApplicationRestoreConfiguration)
      throw invalidArgument('FlinkRunConfiguration and ApplicationRestoreConfiguration do not belong to an SQL-1_0 application.');
    const inputs = application.inputs.map((input) => withStartingPosition(input, run?.SqlRunConfigurations ?? []));
    const unknown = run?.SqlRunConfigurations?.find(({ InputId }) => !inputs.some(({ id }) => id === InputId));
    if (unknown) throw notFoundIn('input', unknown.InputId ?? '', application.arn);
    requireRunnable(application);
    const positions = await openStreams(analytics, application, inputs);
    requireReady(application); // another call may have come while the services were asked
    application.inputs = inputs;
    application.positions = positions;
    lifecycle.begin(application, 'start');
    return {};
  };
}

function requireReady({ status, arn }: Application): void {
  if (status !== 'READY') throw resourceInUse(`Application ${arn} is ${status}; it can be started when it is READY.`);
}

/** Inferred: an input that the call does not name begins NOW. */
function withStartingPosition(input: ApplicationInput, runs: readonly SqlRunConfiguration[]): ApplicationInput {
  const run = runs.find(({ InputId }) => InputId === input.id);
  return { ...input, startingPosition: run?.InputStartingPositionConfiguration?.InputStartingPosition ?? 'NOW' };
}

function requireRunnable(application: Application): void {
  const { code, inputs, arn } = application;
  if (inputs.length === 0) throw invalidConfiguration(`Application ${arn} has no input to read from.`);
  if (code === undefined || code.trim() === '') throw invalidConfiguration(`Application ${arn} has no code to run.`);
  try {
    prepareQuery(application);
  } catch (error) {
    // StartApplication has no CodeValidationException in its model.
    throw error instanceof AwsError ? invalidConfiguration(error.message) : error;
  }
}

/** Finds all streams and reference data, so that a missing one is told now and not by silence. Inferred: AWS's model has no better error for it. */
async function openStreams({ environment }: Analytics, application: Application, inputs: readonly ApplicationInput[]) {
  const ports = portsAs(application.role, environment);
  try {
    const positions: Record<string, Positions[string]> = {};
    for (const { id, streamArn, startingPosition = 'NOW' } of inputs) {
      const source = await ports.recordSource(streamArn);
      positions[id] = startingPositions(source, streamArn, startingPosition, application.positions[id]);
    }
    for (const { targetArn } of application.outputs)
      await (isFunction(targetArn) ? functionRuntime(ports, targetArn) : ports.recordSink(targetArn));
    await loadReferences({ ...environment, ports }, application);
    return positions;
  } catch (error) {
    throw error instanceof AwsError ? invalidConfiguration(error.message) : error;
  }
}
