// What the inspector shows of AWS Config in one region.
import { currentItems } from './capture/capture.ts';
import type { RegionState } from './region-state.ts';

export function inspectedRegion(state: RegionState): unknown {
  const items = [...state.resources.values()].reduce((sum, resource) => sum + resource.items.length, 0);
  return {
    recorder: state.recorder && { name: state.recorder.name, recording: state.recorder.recording },
    deliveryChannel: state.channel?.name,
    resources: currentItems(state).length,
    configurationItems: items,
  };
}
