// AWS Lambda. What it imitates and lacks: description.ts.
import type { FunctionRuntime } from '../../core/ports.ts';
import type { Operation, Service, ServiceEnvironment } from '../../core/service.ts';
import { AsynchronousQueue } from './asynchronous/asynchronous-queue.ts';
import { authorizations } from './authorizations.ts';
import { configurationSource } from './configuration-source.ts';
import { constraints } from './constraints.ts';
import { listedFunction } from './described-function.ts';
import { description } from './description.ts';
import { functionNotFound } from './errors.ts';
import { eventSink } from './event-sink.ts';
import { functionOfArn } from './function-name.ts';
import { Functions } from './functions.ts';
import type { Lambda, LambdaState } from './lambda.ts';
import { Layers } from './layers.ts';
import { describedMapping } from './mappings/described-mapping.ts';
import { Mappings } from './mappings/mappings.ts';
import type { OperationName } from './operation-name.ts';
import { concurrency } from './operations/concurrency.ts';
import { eventInvokeConfigs } from './operations/event-invoke-configs.ts';
import { eventSourceMappings } from './operations/event-source-mappings.ts';
import { functionUrls } from './operations/function-urls.ts';
import { functions } from './operations/functions.ts';
import { invocations } from './operations/invoke.ts';
import { layers } from './operations/layers.ts';
import { permissions } from './operations/permissions.ts';
import { tags } from './operations/tags.ts';
import { updates } from './operations/updates.ts';
import { versions } from './operations/versions.ts';
import { resourcePolicyOf } from './resource-policy.ts';
import { Invoker } from './running/invoker.ts';
import { schemas } from './schemas.ts';
import { answerUrl } from './urls/answer-url.ts';

export function createService(environment: ServiceEnvironment): Service {
  const lambda = partsOf(environment);
  const operations: Readonly<Record<OperationName, Operation<never, unknown>>> = {
    ...functions(lambda),
    ...updates(lambda),
    ...versions(lambda),
    ...layers(lambda),
    ...permissions(lambda),
    ...concurrency(lambda),
    ...eventInvokeConfigs(lambda),
    ...eventSourceMappings(lambda),
    ...tags(lambda),
    ...functionUrls(lambda),
    ...invocations(lambda),
  };
  return {
    description,
    operations,
    schemas,
    constraints,
    authorizations,
    resourcePolicyOf: resourcePolicyOf(lambda.functions),
    answerDirectly: (request) => answerUrl(lambda, request),
    functionRuntime: functionRuntime(lambda),
    eventSink: eventSink(lambda),
    configurationSource: configurationSource(lambda.functions, lambda.layers, environment.ports),
    snapshot: (): LambdaState => ({
      functions: lambda.functions.snapshot(),
      layers: lambda.layers.snapshot(),
      queue: lambda.queue.snapshot(),
      mappings: lambda.mappings.snapshot(),
    }),
    restore(state) {
      const { functions, layers, queue, mappings } = state as LambdaState;
      lambda.functions.restore(functions);
      lambda.layers.restore(layers);
      lambda.queue.restore(queue);
      lambda.mappings.restore(mappings);
    },
    inspect: (account, region) => ({
      functions: lambda.functions.list({ account, region }).map((fn) => listedFunction(lambda.layers, fn, fn.latest)),
      idleInstances: lambda.invoker.idle(),
      waitingEvents: lambda.queue.waiting().map(({ payload: _payload, ...event }) => event),
      lostRecords: lambda.queue.destinations.lost,
      mappings: lambda.mappings.list({ account, region }).map(describedMapping),
    }),
  };
}

function partsOf(environment: ServiceEnvironment): Lambda {
  const functions = new Functions(environment);
  const layers = new Layers();
  const invoker = new Invoker(environment, functions, layers);
  const queue = new AsynchronousQueue(environment, functions, invoker);
  const mappings = new Mappings(environment, functions, invoker, queue.destinations);
  return { environment, functions, layers, invoker, queue, mappings };
}

/** Functions as other services call them and wait (Kinesis Analytics). */
function functionRuntime({ functions, invoker, environment }: Lambda): FunctionRuntime {
  return {
    async invoke(arn, payload, from) {
      const named = functionOfArn(arn);
      const fn = named && functions.find(named);
      if (!named || !fn) throw functionNotFound(arn);
      const requestId = environment.random.uuid();
      const origin = from === undefined ? undefined : { from };
      const invoked = await invoker.invoke({ fn, qualifier: named.qualifier, payload, requestId, origin });
      const { payload: answer, functionError, tookMs } = invoked;
      return { payload: answer, tookMs, ...(functionError && { functionError }) };
    },
  };
}
