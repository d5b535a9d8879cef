// Monaco where there is a mouse and memory, CodeMirror on touch: Monaco does not support touch. Pure but for `thisDevice`.
import type { Preferences } from '../../progress/preferences.ts';

export interface Device {
  readonly pointer: 'coarse' | 'fine';
  /** Gigabytes as the browser rounds them; undefined where it does not tell. */
  readonly memoryGb: number | undefined;
  readonly saveData: boolean;
}

/** Below this Monaco and its TypeScript worker crowd out the sandbox. */
const LOW_MEMORY_GB = 2;

/** The learner's own choice goes first. */
export function chooseEditor(preference: Preferences['editor'], device: Device): 'monaco' | 'codemirror' {
  if (preference !== 'auto') return preference;
  const small = device.memoryGb !== undefined && device.memoryGb <= LOW_MEMORY_GB;
  return device.pointer === 'coarse' || small || device.saveData ? 'codemirror' : 'monaco';
}

/** What the browser tells of this device. */
export function thisDevice(): Device {
  const hints: Navigator & { readonly deviceMemory?: number; readonly connection?: { readonly saveData?: boolean } } = navigator;
  return {
    pointer: matchMedia('(pointer: coarse)').matches ? 'coarse' : 'fine',
    memoryGb: hints.deviceMemory,
    saveData: hints.connection?.saveData ?? false,
  };
}
