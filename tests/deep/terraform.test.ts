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
const cwd = mkdtempSync(join(tmpdir(), 'sandshark-terraform-'));

beforeAll(async () => {
  endpoint = await runningEndpoint();
  copyFileSync(new URL('clients/main.tf', import.meta.url), join(cwd, 'main.tf'));
});
afterAll(() => endpoint.close());

const terraform = (...args: string[]): Promise<Outcome> =>
  runClient('terraform', [...args, '-no-color'], {
    endpoint: endpoint.url,
    cwd,
    env: { CHECKPOINT_DISABLE: '1', TF_IN_AUTOMATION: '1', TF_CLI_CONFIG_FILE: '/dev/null' },
  });

test('Terraform creates a bucket, a table and a role, sees no change after that, and destroys them', async (context) => {
  if ((await runClient('terraform', ['version'], { endpoint: endpoint.url })).status !== 0) context.skip('terraform not installed');
  const init = await terraform('init', '-input=false', ...(mirror ? [`-plugin-dir=${mirror}`] : []));
  if (init.status !== 0)
    context.skip('the AWS provider of Terraform could not be installed; SANDSHARK_TERRAFORM_PROVIDERS names a folder that has it');

  expect(await terraform('apply', '-auto-approve', '-input=false')).toMatchObject({ status: 0 });
  // With -detailed-exitcode: 0 no change, 1 an error, 2 a change.
  expect(await terraform('plan', '-detailed-exitcode', '-input=false')).toMatchObject({ status: 0 });
  expect(await terraform('destroy', '-auto-approve', '-input=false')).toMatchObject({ status: 0 });
  const left = await runClient('terraform', ['show'], { endpoint: endpoint.url, cwd });
  expect(left.out).toContain('The state file is empty.');
}, 600_000);
