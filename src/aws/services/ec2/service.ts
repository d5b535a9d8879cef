// EC2 and VPC. What it imitates and lacks: description.ts. An instance is simulated: there is no computer behind it.
import type { Service, ServiceEnvironment } from '../../core/service.ts';
import { authorizationsOf } from './authorizations.ts';
import { configurationSource } from './configuration/source.ts';
import { description } from './description.ts';
import { asOperation } from './operation.ts';
import { operationsByName } from './operations-by-name.ts';
import { applyChange } from './planned-changes.ts';
import type { RegionState } from './region-state.ts';
import { Regions } from './regions.ts';
import { schemas } from './schemas.ts';

export function createService(environment: ServiceEnvironment): Service {
  const regions = new Regions(environment, applyChange);
  const operations = Object.entries(operationsByName).map(([name, operation]) => [name, asOperation(name, operation, regions)] as const);
  return {
    description,
    operations: Object.fromEntries(operations),
    schemas,
    authorizations: authorizationsOf(regions, Object.keys(operationsByName)),
    configurationSource: configurationSource(regions),
    snapshot: () => regions.snapshot(),
    restore: (states) => regions.restore(states as readonly RegionState[]),
    inspect: (account, region) => structuredClone(regions.at({ account, region }).state),
  };
}
