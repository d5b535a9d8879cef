// Rolls the declarations of npm packages, and all that they reach, into a few texts of .d.ts for the editor.
import ts from 'typescript';
import { StatementPrinter } from './print-statement.ts';
import { RolledModule, renamed } from './rolled-module.ts';

export interface RollUp {
  /** The declarations of each package, `declare module '<package>' { … }`: for `addExtraLib` or a type check in Node. */
  readonly packages: Readonly<Record<string, RolledPackage>>;
  /** What several of the packages reach. Every package needs it. */
  readonly shared: string;
  /** What only Node has (an `http.Agent`, say) and therefore stands in the texts as an opaque type. */
  readonly opaque: readonly string[];
}

export interface RolledPackage {
  readonly text: string;
  /** Other packages whose texts must be there too, and so on from there. */
  readonly needs: readonly string[];
}

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  types: [],
  skipLibCheck: true,
  noEmit: true,
};
/** No package has this name. */
const SHARED = 'declarations shared by packages';

interface Entry {
  readonly packageName: string;
  readonly folder: string;
  readonly exported: readonly { readonly as: string; readonly symbol: ts.Symbol }[];
}

/**
 * Follows every exported symbol of each package to its declaration, and from there to every symbol named in it. Each declaration is
 * printed once, however many packages reach it: a class with private members or a unique symbol that stood in two texts would be two
 * types, and what one package makes would not fit what another one takes. Names that two files share are numbered.
 * @param fromFile a file that can import the packages; where node_modules is looked for
 */
export function rollUpTypes(packageNames: readonly string[], fromFile: string): RollUp {
  const found = packageNames.map((packageName) => {
    const resolved = ts.resolveModuleName(packageName, fromFile, OPTIONS, ts.sys).resolvedModule;
    if (!resolved) throw new Error(`No declarations of ${packageName} found from ${fromFile}. Is it installed?`);
    return { packageName, fileName: resolved.resolvedFileName };
  });
  const program = ts.createProgram(
    found.map(({ fileName }) => fileName),
    OPTIONS,
  );
  const printer = new StatementPrinter(program);
  const entries = found.map(({ packageName, fileName }): Entry => {
    const source = program.getSourceFile(fileName);
    const module = source && program.getTypeChecker().getSymbolAtLocation(source);
    if (!module) throw new Error(`${fileName} is not a module.`);
    const exported = program.getTypeChecker().getExportsOfModule(module);
    return {
      packageName,
      folder: folderOf(packageName, fileName),
      exported: exported
        .map((symbol) => ({ as: symbol.name, symbol: printer.resolve(symbol) }))
        .filter(({ symbol }) => printer.topLevel(symbol).length > 0),
    };
  });
  return print(entries, printer);
}

function print(entries: readonly Entry[], printer: StatementPrinter): RollUp {
  const owners = ownersOf(entries, printer);
  const modules = new Map<string, RolledModule>();
  const ownerOf = (symbol: ts.Symbol) => moduleNamed(owners.get(symbol) ?? SHARED);
  const moduleNamed = (name: string): RolledModule => {
    const known = modules.get(name) ?? new RolledModule(name, printer, ownerOf);
    modules.set(name, known);
    return known;
  };
  const shared = moduleNamed(SHARED);
  const inside = new Map(entries.map(({ packageName }) => [packageName, moduleNamed(insideOf(packageName))]));
  // A package's own exports first, so that they are the ones that keep their names.
  for (const { symbol, module } of entries.flatMap(({ packageName, exported }) =>
    exported.map(({ symbol }) => ({ symbol, module: inside.get(packageName) })),
  ))
    module?.nameOf(symbol);
  while ([...modules.values()].map((module) => module.print()).includes(true));
  const packages = entries.map(({ packageName, exported }): [string, RolledPackage] => {
    const module = moduleNamed(insideOf(packageName));
    const clauses = exported.map(({ as, symbol }) => renamed(ownerOf(symbol).nameOf(symbol), as));
    const from = Map.groupBy(clauses.keys(), (index) => ownerOf(exported[index]?.symbol as ts.Symbol).name);
    const lines = [...from].map(([name, places]) => `export { ${places.map((place) => clauses[place]).join(', ')} } from '${name}';`);
    const needs = entries.map((entry) => entry.packageName).filter((name) => module.needs.includes(insideOf(name)));
    return [packageName, { text: `${module.text()}declare module '${packageName}' {\n${lines.join('\n')}\n}\n`, needs }];
  });
  const opaque = new Set([...modules.values()].flatMap((module) => [...module.opaque]));
  return { packages: Object.fromEntries(packages), shared: shared.text(), opaque: [...opaque].sort() };
}

/** The module that holds all of a package, of which the package itself exports what is public. */
const insideOf = (packageName: string) => `inside ${packageName}`;

/** The module of each symbol: its own package's where that is one of them, the one that alone reaches it, else the shared one. */
function ownersOf(entries: readonly Entry[], printer: StatementPrinter): ReadonlyMap<ts.Symbol, string> {
  const owners = new Map<ts.Symbol, string>();
  const named = new Map<ts.Symbol, readonly ts.Symbol[]>();
  for (const { packageName, exported } of entries) {
    const reached = new Set(exported.map(({ symbol }) => symbol));
    // A set gives what is added while it is gone through.
    for (const symbol of reached) {
      const known = named.get(symbol) ?? namesIn(symbol, printer);
      named.set(symbol, known);
      for (const next of known) reached.add(next);
    }
    for (const symbol of reached) {
      const file = printer.topLevel(symbol)[0]?.statement.getSourceFile().fileName ?? '';
      const home = entries.find(({ folder }) => file.startsWith(folder));
      owners.set(symbol, home || !owners.has(symbol) ? insideOf(home?.packageName ?? packageName) : SHARED);
    }
  }
  return owners;
}

/** The symbols that the declarations of `symbol` name. */
function namesIn(symbol: ts.Symbol, printer: StatementPrinter): readonly ts.Symbol[] {
  const names = new Set<ts.Symbol>();
  const nameOf = (next: ts.Symbol) => {
    names.add(next);
    return next.name;
  };
  for (const { statement } of printer.topLevel(symbol)) printer.print(statement, { nameOf, opaque: () => undefined });
  return [...names];
}

/** The package's folder, with a slash at its end. */
function folderOf(packageName: string, fileName: string): string {
  const at = fileName.lastIndexOf(`/node_modules/${packageName}/`);
  return at < 0 ? fileName : `${fileName.slice(0, at)}/node_modules/${packageName}/`;
}
