// sandshark aws: the embedded AWS as an endpoint of its own, from a bundle, so that it starts at once.
import { pathToFileURL } from 'node:url';
import { bundledEndpoint } from '../server/bundled-endpoint.ts';
import { UsageError } from './usage-error.ts';

/** Serves until asked to stop. @returns the exit status */
export async function awsCommand(args: readonly string[]): Promise<number> {
  const program = (await import(pathToFileURL(await bundledEndpoint()).href)) as typeof import('../server/endpoint-alone.ts');
  try {
    await program.serveEndpoint(args);
    return 0;
  } catch (error) {
    // The bundle has a class of its own under that name.
    if (error instanceof Error && error.name === 'PlainError') throw new UsageError(error.message);
    throw error;
  }
}
