// What the operations work on: the parts of the service, connected.
import type { ServiceEnvironment } from '../../core/service.ts';
import type { AsynchronousQueue, QueueState } from './asynchronous/asynchronous-queue.ts';
import type { LambdaFunction } from './function.ts';
import type { Functions } from './functions.ts';
import type { Layer, Layers } from './layers.ts';
import type { Mappings, MappingsState } from './mappings/mappings.ts';
import type { Invoker } from './running/invoker.ts';

export interface Lambda {
  readonly environment: ServiceEnvironment;
  readonly functions: Functions;
  readonly layers: Layers;
  readonly invoker: Invoker;
  readonly queue: AsynchronousQueue;
  readonly mappings: Mappings;
}

export interface LambdaState {
  readonly functions: readonly LambdaFunction[];
  readonly layers: readonly Layer[];
  readonly queue: QueueState;
  readonly mappings: MappingsState;
}
