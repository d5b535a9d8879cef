// Loads the code of services before a cloud asks for it, where the network may be gone by then.
import { registry } from './services/registry.ts';

/** @param names of services, as in the registry. Rejects when the code of one cannot be fetched. */
export async function loadAhead(names: readonly string[]): Promise<void> {
  await Promise.all(registry.filter(({ name }) => names.includes(name)).map(({ load }) => load()));
}
