// Types of child.js, which stays JavaScript because it runs before TypeScript can.
import type { SpawnOptions } from 'node:child_process';

export function forwardTo(command: string, args: readonly string[]): Promise<void>;
export interface RunOptions extends SpawnOptions {
  readonly onOutput?: (text: string) => void;
}

export function run(command: string, args: readonly string[], options?: RunOptions): Promise<number>;
