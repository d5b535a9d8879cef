// Terraform and a network with an instance, in a file of its own: the provider waits for states that come by the clock. Source: issue 11.
import { afterAll, beforeAll, test } from 'vitest';
import { type RunningEndpoint, runningEndpoint } from '../../src/server/testing/running-endpoint.ts';
import { applied, destroyed, initialised } from './clients/terraform.ts';

let endpoint: RunningEndpoint;

beforeAll(async () => {
  endpoint = await runningEndpoint();
});
afterAll(() => endpoint.close());

test('Terraform creates a network, an instance and a certificate, opens a port, sees no change after each, and destroys them', async (context) => {
  const terraform = await initialised('network.tf', endpoint.url);
  if (typeof terraform === 'string') return context.skip(terraform);
  await applied(terraform);
  await applied(terraform, '-var=ssh_from=0.0.0.0/0');
  await destroyed(terraform);
}, 1_200_000);
