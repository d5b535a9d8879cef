// The conformance packs of a region by name.
import { noSuchPack } from '../errors.ts';
import type { RegionState } from '../region-state.ts';
import type { PackState } from './pack.ts';

/** Throws AwsError NoSuchConformancePackException. */
export function packNamed({ packs }: RegionState, name: string): PackState {
  const pack = packs.get(name);
  if (!pack) throw noSuchPack(name);
  return pack;
}
