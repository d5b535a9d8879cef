// What is embedded, generated from the registry: every operation that a service has, and whether it is answered. Never written by hand.
import type { ServiceDescription } from './core/service.ts';
import type { LoadedServices } from './services/loaded-services.ts';
import { registry } from './services/registry.ts';

/** One service of the embedded AWS, in words and in names of operations. */
export interface ServiceCoverage extends ServiceDescription {
  readonly name: string;
  readonly title: string;
  readonly protocol: string;
  /** Operations that are answered as AWS answers them, sorted. */
  readonly embedded: readonly string[];
  /** Operations of the SDK's model that are answered with 501 NotImplemented, sorted. */
  readonly notEmbedded: readonly string[];
}

/** The coverage of every service, in the order of their titles. Loads them all. */
export async function coverageOf(services: LoadedServices): Promise<readonly ServiceCoverage[]> {
  const all = registry.map(async (entry): Promise<ServiceCoverage> => {
    const { name, title, protocol } = entry;
    const { operations, schemas, description } = await services.get(entry);
    const embedded = Object.keys(operations).toSorted();
    const notEmbedded = Object.keys(schemas)
      .filter((operation) => !Object.hasOwn(operations, operation))
      .toSorted();
    return { name, title, protocol, embedded, notEmbedded, ...description };
  });
  return (await Promise.all(all)).toSorted((one, other) => one.title.localeCompare(other.title, 'en'));
}
