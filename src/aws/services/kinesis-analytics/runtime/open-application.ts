// Everything a query needs, found and connected: the program, the streams it reads, the targets it writes to.
import type { Program } from '../../../../streaming-sql/engine.ts';
import type { ServiceEnvironment } from '../../../core/service.ts';
import type { Application } from '../application.ts';
import { Delivery } from './delivery.ts';
import { ERROR_COLUMNS, ERROR_STREAM } from './error-rows.ts';
import { prepareQuery } from './query-program.ts';
import { createRowEncoder, type EncodedColumn } from './row-encoding.ts';
import { createRowFeeder } from './row-feeder.ts';
import { type OpenInput, RunningApplication, type RunningState } from './running-application.ts';
import { ShardReader } from './shard-reader.ts';

/**
 * Makes a query ready to begin.
 * @param saved what an interrupted run of the same query left; its windows go on
 * @throws AwsError when the code is not valid, or a service that owns a stream is not embedded
 */
export async function openApplication(
  environment: ServiceEnvironment,
  application: Application,
  saved: RunningState | undefined,
): Promise<RunningApplication> {
  const { code = '', inputs } = application;
  const program = prepareQuery(code, inputs);
  const execution = program.start(environment.clock.now());
  if (saved) execution.restore(saved.execution);
  const positions = saved?.positions ?? application.positions;
  const openInputs = await Promise.all(
    inputs.map(async (input): Promise<OpenInput> => {
      const source = await environment.ports.recordSource(input.streamArn);
      const reader = new ShardReader(source, input, positions[input.id] ?? {});
      return { input, source, reader, feeder: createRowFeeder(execution, input, code) };
    }),
  );
  const deliveries = await openDeliveries(environment, application, program, saved?.undelivered ?? application.undelivered);
  return new RunningApplication({ environment, applicationName: application.name, program, execution, inputs: openInputs, deliveries });
}

async function openDeliveries(
  { ports, random }: ServiceEnvironment,
  { outputs }: Application,
  program: Program,
  undelivered: RunningState['undelivered'],
): Promise<Delivery[]> {
  return Promise.all(
    outputs.map(async ({ id, name, targetArn, format }) => {
      const sink = await ports.recordSink(targetArn);
      const encode = createRowEncoder(columnsOf(program, name), format);
      return new Delivery({ outputId: id, streamName: name, targetArn, sink, encode, random, waiting: undelivered[id] ?? [] });
    }),
  );
}

/** The columns of an in-application stream; none where the code declares no such stream, so nothing comes out (inferred). */
function columnsOf(program: Program, name: string): readonly EncodedColumn[] {
  if (name === ERROR_STREAM) return ERROR_COLUMNS;
  return program.streams.find((stream) => stream.name === name)?.columns ?? [];
}
