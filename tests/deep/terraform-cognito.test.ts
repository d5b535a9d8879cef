// Terraform and both halves of Cognito with an HTTP API, in a file of its own: what it makes works, a plan sees no change, all is destroyed.
// Source: issue 10.
import { afterAll, beforeAll, test } from 'vitest';
import { type RunningEndpoint, runningEndpoint } from '../../src/server/testing/running-endpoint.ts';
import { applied, destroyed, initialised } from './clients/terraform.ts';

let endpoint: RunningEndpoint;

beforeAll(async () => {
  endpoint = await runningEndpoint();
});
afterAll(() => endpoint.close());

test('Terraform creates pools, a domain, a group, Google and an API with a JWT authorizer, changes one, and destroys them', async (context) => {
  const terraform = await initialised('cognito.tf', endpoint.url);
  if (typeof terraform === 'string') return context.skip(terraform);
  await applied(terraform);
  await applied(terraform, '-var=access_token_minutes=30');
  await destroyed(terraform);
}, 900_000);
