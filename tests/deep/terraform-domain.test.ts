// Terraform and a domain of OpenSearch, in a file of its own: the provider waits ten minutes before it looks at a domain for the first
// time, whatever the service says, and so again after each change and before it is gone.
import { afterAll, beforeAll, test } from 'vitest';
import { type RunningEndpoint, runningEndpoint } from '../../src/server/testing/running-endpoint.ts';
import { applied, destroyed, initialised } from './clients/terraform.ts';

let endpoint: RunningEndpoint;

beforeAll(async () => {
  endpoint = await runningEndpoint();
});
afterAll(() => endpoint.close());

test('Terraform creates a domain with its policy, sees no change after that, and destroys it', async (context) => {
  const terraform = await initialised('domain.tf', endpoint.url);
  if (typeof terraform === 'string') return context.skip(terraform);
  await applied(terraform);
  await destroyed(terraform);
}, 3_000_000);
