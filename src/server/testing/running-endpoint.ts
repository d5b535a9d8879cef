// An AWS endpoint on a free port for a test, with a fresh cloud behind it.
import { awsEndpoint } from '../aws-endpoint.ts';
import { directCalls } from '../direct-calls.ts';
import { openCloud } from '../embedded-cloud.ts';
import { listen } from '../listener.ts';

/** The one origin that the endpoint under test lets in. */
export const siteOrigin = 'http://localhost:4321';

export interface RunningEndpoint {
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

/** Starts it. The caller closes it. */
export async function runningEndpoint(clock: 'real' | 'virtual' = 'real', state?: string): Promise<RunningEndpoint> {
  const cloud = await openCloud({ clock, state });
  const listener = await listen(awsEndpoint({ cloud, time: cloud.time, siteOrigin: () => siteOrigin }), 0, directCalls(cloud.answer));
  return {
    url: `http://localhost:${listener.port}`,
    port: listener.port,
    close: async () => {
      await listener.close();
      await cloud.close();
    },
  };
}
