// Finds the file that an import or a require means, as Node does, over the in-memory files of /var/task and /opt.
// Source: https://nodejs.org/api/modules.html#all-together and https://nodejs.org/api/esm.html#resolution-algorithm

export type ModuleKind = 'commonjs' | 'module' | 'json';

interface PackageJson {
  readonly name?: unknown;
  readonly type?: unknown;
  readonly main?: unknown;
  readonly exports?: unknown;
  readonly imports?: unknown;
}

/** Where a bare name is looked for besides the node_modules on the way up; NODE_PATH of Lambda's runtimes. */
const LAYER_FOLDERS = ['/opt/nodejs/node22', '/opt/nodejs/node24', '/opt/nodejs', '/opt'];

/** `/a/./b/../c` as `/a/c`. */
export function normalPath(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

export const folderOf = (path: string) => path.slice(0, path.lastIndexOf('/')) || '/';

/** The target that the conditions of a package.json lead to; null when one forbids it. */
function byConditions(target: unknown, conditions: readonly string[]): string | null | undefined {
  if (typeof target === 'string' || target === null) return target;
  if (Array.isArray(target)) return target.map((one) => byConditions(one, conditions)).find((found) => typeof found === 'string');
  if (typeof target !== 'object') return undefined;
  for (const [condition, inner] of Object.entries(target as object)) {
    if (condition !== 'default' && !conditions.includes(condition)) continue;
    const found = byConditions(inner, conditions);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Looks a subpath (`.`, `./x`, `#x`) up in `exports` or `imports`, patterns with one star included. */
function bySubpath(map: unknown, subpath: string, conditions: readonly string[]): string | null | undefined {
  const isMap = typeof map === 'object' && map !== null && !Array.isArray(map) && Object.keys(map).some((key) => /^[.#]/.test(key));
  if (!isMap) return subpath === '.' ? byConditions(map, conditions) : undefined;
  const entries = map as Readonly<Record<string, unknown>>;
  if (Object.hasOwn(entries, subpath)) return byConditions(entries[subpath], conditions);
  const patterns = Object.keys(entries).filter((key) => key.includes('*'));
  for (const key of patterns.sort((one, other) => other.indexOf('*') - one.indexOf('*'))) {
    const [before = '', after = ''] = key.split('*');
    if (!subpath.startsWith(before) || !subpath.endsWith(after) || subpath.length < before.length + after.length) continue;
    const star = subpath.slice(before.length, subpath.length - after.length);
    return byConditions(entries[key], conditions)?.replaceAll('*', star);
  }
  return undefined;
}

export class ModuleFiles {
  readonly #files: ReadonlyMap<string, Uint8Array>;
  readonly #packages = new Map<string, PackageJson | undefined>();

  /** @param files by absolute path */
  constructor(files: ReadonlyMap<string, Uint8Array>) {
    this.#files = files;
  }

  has(path: string): boolean {
    return this.#files.has(path);
  }

  /** The file's text, without a byte order mark or a hashbang. */
  text(path: string): string {
    return new TextDecoder().decode(this.#files.get(path)).replace(/^#!.*/, '');
  }

  /** What kind of module a file is, by its ending and the nearest package.json. */
  kind(path: string): ModuleKind {
    if (path.endsWith('.json')) return 'json';
    if (path.endsWith('.mjs')) return 'module';
    if (path.endsWith('.cjs')) return 'commonjs';
    for (let folder = folderOf(path); ; folder = folderOf(folder)) {
      const found = this.#packageAt(folder);
      if (found) return found.type === 'module' ? 'module' : 'commonjs';
      if (folder === '/' || folder.endsWith('/node_modules')) return 'commonjs';
    }
  }

  /**
   * The file that `specifier` means inside `importer`; undefined when there is none.
   * @param how `import` wants exact names of files, `require` adds endings and index files
   */
  resolve(specifier: string, importer: string, how: 'import' | 'require'): string | undefined {
    const conditions = ['node', how, 'module-sync'];
    if (/^(\.{0,2}\/|\.{1,2}$)/.test(specifier)) {
      const path = normalPath(specifier.startsWith('/') ? specifier : `${folderOf(importer)}/${specifier}`);
      if (how === 'import') return this.has(path) ? path : undefined;
      return this.asFile(path) ?? this.#asFolder(path);
    }
    if (specifier.startsWith('#')) return this.#ownImport(specifier, importer, conditions);
    return this.#inPackage(specifier, importer, conditions);
  }

  /** The path itself, or with an ending that `require` adds. */
  asFile(path: string): string | undefined {
    return [path, `${path}.js`, `${path}.json`].find((candidate) => this.has(candidate));
  }

  #asFolder(path: string): string | undefined {
    const main = this.#packageAt(path)?.main;
    const named = typeof main === 'string' ? normalPath(`${path}/${main}`) : undefined;
    return (named && (this.asFile(named) ?? this.asFile(`${named}/index`))) || this.asFile(`${path}/index`);
  }

  #ownImport(specifier: string, importer: string, conditions: readonly string[]): string | undefined {
    for (let folder = folderOf(importer); ; folder = folderOf(folder)) {
      const found = this.#packageAt(folder);
      const target = found && bySubpath(found.imports, specifier, conditions);
      if (found)
        return target?.startsWith('.')
          ? normalPath(`${folder}/${target}`)
          : target
            ? this.#inPackage(target, importer, conditions)
            : undefined;
      if (folder === '/') return undefined;
    }
  }

  #inPackage(specifier: string, importer: string, conditions: readonly string[]): string | undefined {
    const [name = ''] = /^(@[^/]+\/)?[^/]+/.exec(specifier) ?? [];
    const subpath = `.${specifier.slice(name.length)}`;
    const folders: string[] = [];
    for (let folder = folderOf(importer); ; folder = folderOf(folder)) {
      if (!folder.endsWith('/node_modules')) folders.push(folder);
      if (folder === '/') break;
    }
    for (const folder of [...folders, ...LAYER_FOLDERS]) {
      const root = normalPath(`${folder}/node_modules/${name}`);
      const found = this.#packageAt(root);
      if (found?.exports !== undefined && found.exports !== null) {
        const target = bySubpath(found.exports, subpath, conditions);
        return target ? normalPath(`${root}/${target}`) : undefined;
      }
      const path = normalPath(`${root}/${subpath}`);
      const file =
        (subpath === '.' ? undefined : this.asFile(path)) ?? this.#asFolder(path) ?? (subpath === '.' ? this.asFile(path) : undefined);
      if (file) return file;
    }
    return undefined;
  }

  #packageAt(folder: string): PackageJson | undefined {
    if (!this.#packages.has(folder)) {
      const path = normalPath(`${folder}/package.json`);
      this.#packages.set(folder, this.has(path) ? (JSON.parse(this.text(path)) as PackageJson) : undefined);
    }
    return this.#packages.get(folder);
  }
}
