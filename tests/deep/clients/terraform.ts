// Terraform with its own AWS provider, in a folder of its own: applied, planned again without a change, destroyed.
import { copyFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { type Outcome, runClient } from './endpoint.ts';

// Where the registry of providers cannot be reached: a folder that has them, in the layout of `terraform providers mirror`.
const mirror = process.env.SANDSHARK_TERRAFORM_PROVIDERS;

export type Terraform = (...args: string[]) => Promise<Outcome>;

/** Terraform in a folder that holds one of the files beside this one, talking to `endpoint`; where it cannot run, the reason why. */
export async function initialised(file: string, endpoint: string): Promise<Terraform | string> {
  const cwd = mkdtempSync(join(tmpdir(), 'sandshark-terraform-'));
  copyFileSync(new URL(file, import.meta.url), join(cwd, 'main.tf'));
  const terraform: Terraform = (...args) =>
    runClient('terraform', [...args, '-no-color'], {
      endpoint,
      cwd,
      // The test itself has its end.
      timeoutMs: 2_700_000,
      env: { CHECKPOINT_DISABLE: '1', TF_IN_AUTOMATION: '1', TF_CLI_CONFIG_FILE: '/dev/null' },
    });
  if ((await runClient('terraform', ['version'], { endpoint })).status !== 0) return 'terraform not installed';
  const init = await terraform('init', '-input=false', ...(mirror ? [`-plugin-dir=${mirror}`] : []));
  if (init.status === 0) return terraform;
  return 'the AWS provider of Terraform could not be installed; SANDSHARK_TERRAFORM_PROVIDERS names a folder that has it';
}

/** Applies, and expects that a plan finds nothing to change after that. */
export async function applied(terraform: Terraform, ...args: string[]): Promise<void> {
  expect(await terraform('apply', '-auto-approve', '-input=false', ...args)).toMatchObject({ status: 0 });
  // With -detailed-exitcode: 0 no change, 1 an error, 2 a change.
  expect(await terraform('plan', '-detailed-exitcode', '-input=false', ...args)).toMatchObject({ status: 0 });
}

/** Destroys, and expects that nothing is left. */
export async function destroyed(terraform: Terraform): Promise<void> {
  expect(await terraform('destroy', '-auto-approve', '-input=false')).toMatchObject({ status: 0 });
  expect((await terraform('show')).out).toContain('The state file is empty.');
}
