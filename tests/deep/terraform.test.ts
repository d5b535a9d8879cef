// Terraform with its own AWS provider: creates, plans again without a change, destroys. Source: issue 5.
import { copyFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningEndpoint, runningEndpoint } from '../../src/server/testing/running-endpoint.ts';
import { type Outcome, runClient } from './clients/endpoint.ts';

// Where the registry of providers cannot be reached: a folder that has them, in the layout of `terraform providers mirror`.
const mirror = process.env.SANDSHARK_TERRAFORM_PROVIDERS;
let endpoint: RunningEndpoint;

beforeAll(async () => {
  endpoint = await runningEndpoint();
});
afterAll(() => endpoint.close());

type Terraform = (...args: string[]) => Promise<Outcome>;

/** Terraform in a folder of its own that holds one of the files beside this test; undefined where it cannot run. */
async function initialised(file: string): Promise<Terraform | string> {
  const cwd = mkdtempSync(join(tmpdir(), 'sandshark-terraform-'));
  copyFileSync(new URL(`clients/${file}`, import.meta.url), join(cwd, 'main.tf'));
  const terraform: Terraform = (...args) =>
    runClient('terraform', [...args, '-no-color'], {
      endpoint: endpoint.url,
      cwd,
      env: { CHECKPOINT_DISABLE: '1', TF_IN_AUTOMATION: '1', TF_CLI_CONFIG_FILE: '/dev/null' },
    });
  if ((await runClient('terraform', ['version'], { endpoint: endpoint.url })).status !== 0) return 'terraform not installed';
  const init = await terraform('init', '-input=false', ...(mirror ? [`-plugin-dir=${mirror}`] : []));
  if (init.status === 0) return terraform;
  return 'the AWS provider of Terraform could not be installed; SANDSHARK_TERRAFORM_PROVIDERS names a folder that has it';
}

async function applied(terraform: Terraform, ...args: string[]): Promise<void> {
  expect(await terraform('apply', '-auto-approve', '-input=false', ...args)).toMatchObject({ status: 0 });
  // With -detailed-exitcode: 0 no change, 1 an error, 2 a change.
  expect(await terraform('plan', '-detailed-exitcode', '-input=false', ...args)).toMatchObject({ status: 0 });
}

async function destroyed(terraform: Terraform): Promise<void> {
  expect(await terraform('destroy', '-auto-approve', '-input=false')).toMatchObject({ status: 0 });
  expect((await terraform('show')).out).toContain('The state file is empty.');
}

test('Terraform creates a bucket, a table and a role, sees no change after that, and destroys them', async (context) => {
  const terraform = await initialised('main.tf');
  if (typeof terraform === 'string') return context.skip(terraform);
  await applied(terraform);
  await destroyed(terraform);
}, 600_000);

// Without a domain of OpenSearch: Terraform itself waits ten minutes after the creation of one, whatever the service says.
test('Terraform creates streams, deliveries and a query, splits shards, sees no change after each, and destroys them', async (context) => {
  const terraform = await initialised('streams.tf');
  if (typeof terraform === 'string') return context.skip(terraform);
  await applied(terraform);
  await applied(terraform, '-var=shards=2');
  await destroyed(terraform);
}, 600_000);
