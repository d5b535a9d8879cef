// Terraform with its own AWS provider: creates, plans again without a change, destroys. Source: issue 5.
import { afterAll, beforeAll, test } from 'vitest';
import { type RunningEndpoint, runningEndpoint } from '../../src/server/testing/running-endpoint.ts';
import { applied, destroyed, initialised } from './clients/terraform.ts';

let endpoint: RunningEndpoint;

beforeAll(async () => {
  endpoint = await runningEndpoint();
});
afterAll(() => endpoint.close());

test('Terraform creates a bucket, a table and a role, sees no change after that, and destroys them', async (context) => {
  const terraform = await initialised('main.tf', endpoint.url);
  if (typeof terraform === 'string') return context.skip(terraform);
  await applied(terraform);
  await destroyed(terraform);
}, 600_000);

test('Terraform creates streams, deliveries and a query, splits shards, sees no change after each, and destroys them', async (context) => {
  const terraform = await initialised('streams.tf', endpoint.url);
  if (typeof terraform === 'string') return context.skip(terraform);
  await applied(terraform);
  await applied(terraform, '-var=shards=2');
  await destroyed(terraform);
}, 600_000);
