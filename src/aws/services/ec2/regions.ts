// All accounts and regions that EC2 was asked about. Each begins with its default network.
import type { Place } from '../../core/ports.ts';
import type { ServiceEnvironment } from '../../core/service.ts';
import { defaultNetwork } from './default-network.ts';
import { type ApplyChange, Region } from './region.ts';
import type { RegionState } from './region-state.ts';

export class Regions {
  readonly #environment: ServiceEnvironment;
  readonly #apply: ApplyChange;
  readonly #byPlace = new Map<string, Region>();

  constructor(environment: ServiceEnvironment, apply: ApplyChange) {
    this.#environment = environment;
    this.#apply = apply;
  }

  at({ account, region }: Place): Region {
    const key = `${account} ${region}`;
    const known = this.#byPlace.get(key);
    if (known) return known;
    const made = new Region(defaultNetwork(account, region), this.#environment, this.#apply);
    this.#byPlace.set(key, made);
    return made;
  }

  /** What nobody has changed is left out: it comes back by itself, the same. */
  snapshot(): readonly RegionState[] {
    return structuredClone([...this.#byPlace.values()].map(({ state }) => state).filter(({ condition }) => condition === 'changed'));
  }

  restore(states: readonly RegionState[]): void {
    for (const state of structuredClone(states))
      this.#byPlace.set(`${state.account} ${state.region}`, new Region(state, this.#environment, this.#apply));
  }
}
