// Everything a query needs, found and connected: the program, the streams it reads, the targets it writes to.
import type { ColumnSchema, Program } from '../../../../streaming-sql/engine.ts';
import { ERROR_STREAM } from '../../../../streaming-sql/mapping/error-stream.ts';
import type { ServiceEnvironment } from '../../../core/service.ts';
import type { Application, ApplicationInput } from '../application.ts';
import { functionRuntime } from '../embedded-ports.ts';
import { tell, toldOf } from '../logging-options.ts';
import { isFunction } from '../own-resource.ts';
import { portsAs } from '../service-role.ts';
import { type Delivery, StreamDelivery } from './delivery.ts';
import { FunctionDelivery } from './function-delivery.ts';
import { InputProcessor } from './input-processor.ts';
import { observedQuery } from './observed-query.ts';
import { prepareQuery } from './query-program.ts';
import { loadReferences } from './reference-tables.ts';
import { createRowEncoder } from './row-encoding.ts';
import { createRowFeeder } from './row-feeder.ts';
import { type OpenInput, RunningApplication, type RunningState } from './running-application.ts';
import { ShardReader } from './shard-reader.ts';

/**
 * Makes a query ready to begin.
 * @param saved what an interrupted run of the same query left; its windows go on
 * @throws AwsError when the code is not valid, reference data are gone, or a service that it needs is not embedded
 */
export async function openApplication(
  cloud: ServiceEnvironment,
  application: Application,
  saved: RunningState | undefined,
): Promise<RunningApplication> {
  const environment = { ...cloud, ports: portsAs(application.role, cloud, application.arn) };
  const { code = '', inputs } = application;
  const [reference] = application.references;
  const tables = await toldOf(environment, application, reference && { referenceId: reference.id }, () =>
    loadReferences(environment, application),
  );
  const program = prepareQuery(application, tables.rowsOf);
  const execution = program.start(environment.clock.now());
  if (saved) execution.restore(saved.execution);
  const positions = saved?.positions ?? application.positions;
  const openInputs = await Promise.all(
    inputs.map(async (input): Promise<OpenInput> => {
      const [source, reader] = await toldOf(environment, application, { inputId: input.id }, async () => {
        const source = await environment.ports.recordSource(input.streamArn);
        source.shardIds(input.streamArn); // throws when the stream is gone
        return [source, new ShardReader(source, input, positions[input.id] ?? {})] as const;
      });
      const processor = await openProcessor(environment, application, input);
      return { input, source, reader, feeder: createRowFeeder(execution, input, code), ...(processor && { processor }) };
    }),
  );
  const deliveries = await openDeliveries(environment, application, program, saved?.undelivered ?? application.undelivered);
  return new RunningApplication({
    environment,
    applicationName: application.name,
    program,
    execution,
    inputs: openInputs,
    deliveries,
    observed: () => observedQuery(program, application, tables.rowsOf),
    startErrors: tables.errors,
    onUnreadable({ id }) {
      const { scheduler, clock } = environment;
      scheduler.at(clock.now(), `message of ${application.name}`, () => tell(environment, application, { inputId: id }));
    },
    onStall(reason) {
      if (reason === undefined) delete application.failure;
      else application.failure = reason;
    },
  });
}

async function openProcessor({ ports, random }: ServiceEnvironment, { arn }: Application, { processorArn, streamArn }: ApplicationInput) {
  if (processorArn === undefined) return undefined;
  const runtime = await functionRuntime(ports, processorArn);
  return new InputProcessor({ runtime, functionArn: processorArn, applicationArn: arn, streamArn, random });
}

async function openDeliveries(
  { ports, random, clock }: ServiceEnvironment,
  { arn, outputs }: Application,
  program: Program,
  undelivered: RunningState['undelivered'],
): Promise<Delivery[]> {
  return Promise.all(
    outputs.map(async ({ id, name, targetArn, format }) => {
      const encode = createRowEncoder(columnsOf(program, name), format);
      const parts = { outputId: id, streamName: name, targetArn, encode, random, waiting: undelivered[id] ?? [] };
      if (isFunction(targetArn))
        return new FunctionDelivery({ ...parts, applicationArn: arn, clock, runtime: await functionRuntime(ports, targetArn) });
      return new StreamDelivery({ ...parts, sink: await ports.recordSink(targetArn) });
    }),
  );
}

/** The columns of an in-application stream; none where the code declares no such stream, so nothing comes out (inferred). */
function columnsOf(program: Program, name: string): readonly ColumnSchema[] {
  if (name === ERROR_STREAM.name) return ERROR_STREAM.columns;
  return program.streams.find((stream) => stream.name === name)?.columns ?? [];
}
