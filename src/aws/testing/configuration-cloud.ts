// A test cloud, and what its services tell AWS Config. For tests of configuration sources.
import type { ResourceConfiguration } from '../core/resource-configuration.ts';
import { cloudWithFunctions, type FunctionCloud } from './cloud-with-functions.ts';

export interface ConfigurationCloud extends FunctionCloud {
  /** The resources of a type that are told now, in the account and region of the clients. */
  told(type: string): ResourceConfiguration[];
}

export function configurationCloud(): ConfigurationCloud {
  const cloud = cloudWithFunctions({});
  return {
    ...cloud,
    told(type) {
      const sources = cloud.services.ports.configurationSources?.() ?? [];
      const owners = sources.filter(({ types }) => types.includes(type));
      return owners.flatMap((source) => [...source.configurations('123456789012', 'us-east-1')]).filter((told) => told.type === type);
    },
  };
}
