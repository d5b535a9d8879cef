// npm start, after the bootstrap: builds what changed, then serves.
import { start } from '../../src/server/start.ts';
import { buildWhenStale } from './build.ts';

export async function main(args: readonly string[]): Promise<void> {
  await start(args, { build: buildWhenStale });
}
