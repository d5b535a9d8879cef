// Loads a function's modules: CommonJS by evaluating it in order of require, ES modules by linking them, each able to import the other.
import type { LinkedModule } from '../../sandbox/protocol.ts';
import { folderOf, ModuleFiles, normalPath } from './module-files.ts';
import { BRIDGE, BRIDGE_TEXT, fileUrl, replacements, requestsOf } from './module-text.ts';
import type { NodeModules } from './node-modules/node-modules.ts';
import { moduleNotFound } from './runtime-errors.ts';

/** The inside of a CommonJS module. */
export type CommonJsBody = (exports: unknown, require: unknown, module: unknown, filename: string, dirname: string) => void;

/** What loading needs of the place. */
export interface ModulePlatform {
  /** Makes the modules loadable and evaluates the entry. */
  readonly load: (modules: readonly LinkedModule[], entry: string) => Promise<unknown>;
  /** Compiles a CommonJS text, sloppy as Node does, and gives its body. @throws SyntaxError */
  readonly compile: (text: string, path: string) => CommonJsBody;
}

interface CommonJsModule {
  exports: unknown;
  readonly id: string;
  readonly filename: string;
  loaded: 'no' | 'yes';
  readonly paths: readonly string[];
}

type Piece = LinkedModule['pieces'][number];
type Exports = Readonly<Record<string, unknown>>;

const IDENTIFIER = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

export class ModuleLoader {
  readonly #files: ModuleFiles;
  readonly #platform: ModulePlatform;
  readonly #node: NodeModules;
  readonly #packages: Readonly<Record<string, string>>;
  readonly #commonJs = new Map<string, CommonJsModule>();
  readonly #linked = new Map<string, LinkedModule>();
  readonly #sdk = new Map<string, Exports>();
  readonly #values = new Map<string, unknown>();
  readonly #unsent: LinkedModule[];
  readonly #done = new Set<string>();
  readonly #began: () => () => void;
  #loads = 0;

  /**
   * @param packages the SDK's packages by name, each with the id of its module
   * @param modules the SDK's modules
   * @param began is called when a load begins, and what it gives when the platform is done and evaluation begins
   */
  constructor(
    files: ReadonlyMap<string, Uint8Array>,
    platform: ModulePlatform,
    node: NodeModules,
    packages: Readonly<Record<string, string>>,
    modules: readonly LinkedModule[],
    began: () => () => void,
  ) {
    this.#files = new ModuleFiles(files);
    this.#platform = platform;
    this.#node = node;
    this.#packages = packages;
    this.#unsent = [...modules];
    this.#began = began;
    Object.defineProperty(globalThis, Symbol.for(BRIDGE), {
      value: Object.freeze({
        value: (id: string) => this.#values.get(id),
        import: (specifier: unknown, importer: string) => this.#import(String(specifier), importer),
        resolve: (specifier: unknown, importer: string) => fileUrl(this.#need(String(specifier), importer, 'import')),
      }),
    });
  }

  get files(): ModuleFiles {
    return this.#files;
  }

  /** Loads a file as what it is, and gives its exports: a namespace for ES modules, module.exports for CommonJS. */
  async load(path: string): Promise<unknown> {
    await this.#prepare(path);
    return this.#files.kind(path) === 'module' ? this.#evaluate(path) : this.#require(path, []);
  }

  /** Whatever scripts can be reached by names in quotes: the SDK's packages among them must be loaded before a require wants them. */
  async #prepare(entry: string): Promise<void> {
    const wanted = new Set<string>();
    const seen = new Set<string>();
    const visit = (path: string) => {
      if (seen.has(path) || this.#files.kind(path) === 'json') return;
      seen.add(path);
      const text = this.#files.text(path);
      const esm = this.#files.kind(path) === 'module';
      const names = requestsOf(text, esm ? 'module' : 'commonjs');
      for (const name of names) {
        if (Object.hasOwn(this.#packages, name)) {
          wanted.add(name);
          continue;
        }
        const found = this.#node.has(name) ? undefined : this.#files.resolve(name, path, esm ? 'import' : 'require');
        if (found) visit(found);
      }
    };
    visit(entry);
    for (const name of wanted) {
      if (this.#sdk.has(name)) continue;
      const namespace = (await this.#run(this.#packages[name] ?? '', [])) as Exports;
      // As a bundler hands an ES module to CommonJS: writable members, and a mark that says where it comes from.
      this.#sdk.set(name, Object.defineProperty({ ...namespace }, '__esModule', { value: true }));
    }
  }

  #need(specifier: string, importer: string, how: 'import' | 'require', stack: readonly string[] = [importer]): string {
    const found = this.#files.resolve(specifier, importer, how);
    if (found !== undefined) return found;
    if (how === 'require') throw moduleNotFound(specifier, stack);
    const relative = /^[./]/.test(specifier);
    const name = relative ? normalPath(`${folderOf(importer)}/${specifier}`) : specifier;
    const error = new Error(`Cannot find ${relative ? 'module' : 'package'} '${name}' imported from ${importer}`);
    throw Object.assign(error, { code: 'ERR_MODULE_NOT_FOUND' });
  }

  #require(path: string, stack: readonly string[]): unknown {
    const known = this.#commonJs.get(path);
    if (known) return known.exports;
    const kind = this.#files.kind(path);
    if (kind === 'module') {
      const message = `require() of the ES module ${path} is not supported in Sandshark's functions: write import, or await import().`;
      throw Object.assign(new Error(message), { code: 'ERR_REQUIRE_ESM' });
    }
    const module: CommonJsModule = { exports: {}, id: path, filename: path, loaded: 'no', paths: [] };
    this.#commonJs.set(path, module);
    try {
      if (kind === 'json') module.exports = JSON.parse(this.#files.text(path));
      else this.#evaluateCommonJs(module, path, stack);
    } catch (error) {
      this.#commonJs.delete(path);
      throw error;
    }
    module.loaded = 'yes';
    return module.exports;
  }

  #evaluateCommonJs(module: CommonJsModule, path: string, stack: readonly string[]): void {
    const require = this.#requireOf(path, [path, ...stack]);
    const body = this.#platform.compile(this.#withoutImports(this.#files.text(path), path), path);
    Reflect.apply(body, module.exports, [module.exports, require, module, path, folderOf(path)]);
  }

  #requireOf(path: string, stack: readonly string[]) {
    const require = (specifier: unknown) => {
      const name = String(specifier);
      const sdk = this.#sdk.get(name);
      if (sdk) return sdk;
      if (this.#node.has(name)) return this.#node.get(name);
      if (Object.hasOwn(this.#packages, name))
        throw new Error(`require('${name}') must have the name in quotes in Sandshark's functions, so that it is loaded ahead.`);
      return this.#require(this.#need(name, path, 'require', stack), stack);
    };
    return Object.assign(require, {
      resolve: (specifier: unknown) => this.#need(String(specifier), path, 'require', stack),
      cache: Object.create(null),
    });
  }

  /** import() in a CommonJS text goes through the loader. A text that the lexer cannot read has none that could be found. */
  #withoutImports(text: string, path: string): string {
    if (!/\bimport\s*\(/.test(text)) return text;
    let out = '';
    let from = 0;
    for (const { start, end, by } of replacements(text, path)) {
      out += text.slice(from, start) + by;
      from = end;
    }
    return out + text.slice(from);
  }

  async #import(specifier: string, importer: string): Promise<unknown> {
    const name = specifier.startsWith('file://') ? specifier.slice('file://'.length) : specifier;
    if (Object.hasOwn(this.#packages, name)) return this.#run(this.#packages[name] ?? '', []);
    if (this.#node.has(name)) return this.#run(this.#valueModule(name, this.#node.get(name)), this.#take());
    const path = this.#need(name, importer, 'import');
    await this.#prepare(path);
    return this.#evaluate(path);
  }

  #evaluate(path: string): Promise<unknown> {
    const id = this.#link(path, []);
    return this.#run(id, this.#take());
  }

  /** What was linked since the last time. */
  #take(): LinkedModule[] {
    const fresh = [...this.#linked.values()];
    this.#linked.clear();
    return fresh;
  }

  /** Evaluates a module. The first module of the graph tells that loading is over: from then on only the code's own doings count. */
  async #run(id: string, modules: readonly LinkedModule[]): Promise<unknown> {
    const loaded = this.#began();
    const number = ++this.#loads;
    const begin = `sandshark:begin-${number}`;
    this.#values.set(begin, loaded);
    const entry: LinkedModule[] = [
      { id: begin, pieces: [`${BRIDGE_TEXT}.value('${begin}')();`] },
      {
        id: `sandshark:load-${number}`,
        pieces: ["import '", { module: begin }, "';\nimport * as all from '", { module: id }, "';\nexport { all };"],
      },
    ];
    try {
      const result = (await this.#platform.load([...this.#unsent.splice(0), ...modules, ...entry], `sandshark:load-${number}`)) as {
        all: unknown;
      };
      return result.all;
    } finally {
      loaded();
    }
  }

  /** Links an ES module and what it imports; CommonJS that it imports is evaluated here, so that its names are known. */
  #link(path: string, importers: readonly string[]): string {
    const id = fileUrl(path);
    if (this.#done.has(path)) return id;
    if (importers.includes(path)) {
      const ring = [...importers.slice(importers.indexOf(path)), path].join(' → ');
      throw new Error(`These ES modules import each other in a circle, which Sandshark's functions cannot load: ${ring}`);
    }
    const text = this.#files.text(path);
    const pieces: Piece[] = [];
    let from = 0;
    for (const found of replacements(text, path)) {
      pieces.push(text.slice(from, found.start));
      from = found.end;
      if (found.by !== undefined) pieces.push(found.by);
      else pieces.push({ module: this.#target(found.specifier, path, [...importers, path]) });
    }
    pieces.push(text.slice(from));
    this.#done.add(path);
    this.#linked.set(id, { id, pieces });
    return id;
  }

  #target(specifier: string, importer: string, importers: readonly string[]): string {
    const name = specifier.startsWith('file://') ? specifier.slice('file://'.length) : specifier;
    const sdk = Object.hasOwn(this.#packages, name) ? this.#packages[name] : undefined;
    if (sdk !== undefined) return sdk;
    if (this.#node.has(name)) return this.#valueModule(name, this.#node.get(name));
    const path = this.#need(name, importer, 'import');
    if (this.#files.kind(path) === 'module') return this.#link(path, importers);
    return this.#valueModule(fileUrl(path), this.#require(path, []));
  }

  /** A module whose exports are the members of a value: a built-in of Node, or what CommonJS exported. */
  #valueModule(id: string, value: unknown): string {
    if (this.#values.has(id)) return id;
    this.#values.set(id, value);
    const members = typeof value === 'object' || typeof value === 'function' ? Object.keys(value ?? {}) : [];
    const names = members.filter((name) => name !== 'default' && IDENTIFIER.test(name));
    const constants = names.map((name, place) => `const _${place} = value[${JSON.stringify(name)}];`);
    const exported = names.map((name, place) => `_${place} as ${JSON.stringify(name)}`);
    const text = `const value = ${BRIDGE_TEXT}.value(${JSON.stringify(id)});\n${constants.join('\n')}\nexport { ${['value as default', ...exported].join(', ')} };`;
    this.#linked.set(id, { id, pieces: [text] });
    return id;
  }
}
