// Source of truth: the lock files that npm 11 writes (lockfileVersion 3), cut to what matters here.
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packagesAreInstalled } from './packages.js';

type Packages = Record<string, { version: string; optional?: true }>;
const locked: Packages = {
  '': { version: '0.1.0' },
  'node_modules/hono': { version: '4.13.19' },
  'node_modules/binding-for-another-platform': { version: '1.0.0', optional: true },
};

function checkout(present: Packages | undefined): string {
  const root = mkdtempSync(join(tmpdir(), 'sandshark-packages-'));
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: locked }));
  if (present) {
    mkdirSync(join(root, 'node_modules'));
    writeFileSync(join(root, 'node_modules/.package-lock.json'), JSON.stringify({ packages: present }));
  }
  return root;
}

test('a fresh clone has nothing installed', () => {
  expect(packagesAreInstalled(checkout(undefined))).toBe(false);
});

test('an install without the optional package of another platform is complete', () => {
  expect(packagesAreInstalled(checkout({ 'node_modules/hono': { version: '4.13.19' } }))).toBe(true);
});

test('a package of another version than the lock says, or a missing one, is not', () => {
  expect(packagesAreInstalled(checkout({ 'node_modules/hono': { version: '4.13.18' } }))).toBe(false);
  expect(packagesAreInstalled(checkout({}))).toBe(false);
});
