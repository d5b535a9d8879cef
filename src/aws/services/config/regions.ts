// The states of all accounts and regions of a cloud.
import type { Place } from '../../core/ports.ts';
import { newRegion, type RegionState } from './region-state.ts';

export class Regions {
  readonly #states = new Map<string, RegionState>();

  /** Makes an empty one where nothing was kept yet. */
  of(place: Place): RegionState {
    const key = `${place.account} ${place.region}`;
    const known = this.#states.get(key);
    if (known) return known;
    const made = newRegion(place);
    this.#states.set(key, made);
    return made;
  }

  all(): readonly RegionState[] {
    return [...this.#states.values()];
  }

  snapshot(): readonly RegionState[] {
    return structuredClone(this.all());
  }

  restore(states: readonly RegionState[]): void {
    for (const state of structuredClone(states)) this.#states.set(`${state.account} ${state.region}`, state);
  }
}
