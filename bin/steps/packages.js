// Whether node_modules holds what package-lock.json asks for, by npm's own record of what it installed.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Compares package-lock.json with node_modules/.package-lock.json, which npm writes at the end of each install.
 * A stamp of our own would call an author's `npm install` stale and wipe it. Takes about 5 ms.
 */
export function packagesAreInstalled(root) {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const wanted = packagesOf(join(root, 'package-lock.json'));
  const present = packagesOf(record);
  return Object.entries(wanted).every(([path, { version, optional, link }]) => {
    if (path === '' || link) return true;
    const found = present[path];
    // What is made for other platforms is not installed; npm marks all of it optional.
    return found ? found.version === version : optional === true;
  });
}

function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}
