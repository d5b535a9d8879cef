// Rolls the declarations of one npm package, and all that they reach, into the text of one .d.ts for the editor.
import ts from 'typescript';
import { describeSymbol, type TopLevel, topLevelOf } from './top-level.ts';

export interface RollUp {
  /** `declare module '<package>' { … }`: for `addExtraLib` or a type check in Node. */
  readonly text: string;
  /** Files of declarations that something was taken from. */
  readonly files: number;
  /** What only Node has (an `http.Agent`, say) and therefore stands in the text as an opaque type. */
  readonly opaque: readonly string[];
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

/**
 * Follows every exported symbol of `packageName` to its declaration, and from there to every symbol named in it, and prints what was
 * reached as one flat module. Names that two files share are numbered.
 * @param fromFile a file that can import the package; where node_modules is looked for
 */
export function rollUpTypes(packageName: string, fromFile: string): RollUp {
  const resolved = ts.resolveModuleName(packageName, fromFile, OPTIONS, ts.sys).resolvedModule;
  if (!resolved) throw new Error(`No declarations of ${packageName} found from ${fromFile}. Is it installed?`);
  const program = ts.createProgram([resolved.resolvedFileName], OPTIONS);
  const entry = program.getSourceFile(resolved.resolvedFileName);
  const entrySymbol = entry && program.getTypeChecker().getSymbolAtLocation(entry);
  if (!entrySymbol) throw new Error(`${resolved.resolvedFileName} is not a module.`);
  return new Roller(program).roll(packageName, entrySymbol);
}

class Roller {
  readonly #program: ts.Program;
  readonly #checker: ts.TypeChecker;
  readonly #names = new Map<ts.Symbol, string>();
  readonly #taken = new Set<string>();
  readonly #opaque = new Set<string>();
  readonly #queue: ts.Symbol[] = [];

  constructor(program: ts.Program) {
    this.#program = program;
    this.#checker = program.getTypeChecker();
  }

  roll(packageName: string, entry: ts.Symbol): RollUp {
    const exported = this.#checker.getExportsOfModule(entry).map((symbol) => ({ as: symbol.name, symbol: this.#resolve(symbol) }));
    const seeds = exported.filter(({ symbol }) => this.#topLevel(symbol).length > 0);
    for (const { symbol } of seeds) this.#nameOf(symbol);
    const printed: string[] = [];
    const seen = new Set<ts.Node>();
    const files = new Set<ts.SourceFile>();
    for (let symbol = this.#queue.shift(); symbol; symbol = this.#queue.shift()) {
      for (const { statement } of this.#topLevel(symbol)) {
        if (seen.has(statement)) continue;
        seen.add(statement);
        files.add(statement.getSourceFile());
        printed.push(this.#print(statement));
      }
    }
    const opaque = [...this.#opaque].sort();
    const lines = [
      ...opaque.map((name) => `interface ${name} { readonly onlyInNode: '${name}' }`),
      ...printed,
      `export { ${seeds.map(({ as, symbol }) => exportClause(this.#nameOf(symbol), as)).join(', ')} };`,
    ];
    return { text: `declare module '${packageName}' {\n${lines.join('\n')}\n}\n`, files: files.size, opaque };
  }

  /** The declaration behind imports and re-exports. */
  #resolve(symbol: ts.Symbol): ts.Symbol {
    return symbol.flags & ts.SymbolFlags.Alias ? this.#checker.getAliasedSymbol(symbol) : symbol;
  }

  #topLevel(symbol: ts.Symbol): readonly TopLevel[] {
    return topLevelOf(symbol).filter(({ statement }) => !this.#program.isSourceFileDefaultLibrary(statement.getSourceFile()));
  }

  /** The symbol's name in the roll-up. Asking for it also plans its printing. */
  #nameOf(symbol: ts.Symbol): string {
    const known = this.#names.get(symbol);
    if (known) return known;
    const base = this.#topLevel(symbol)[0]?.name ?? symbol.name;
    let name = base;
    for (let count = 2; this.#taken.has(name); count += 1) name = `${base}_${count}`;
    this.#taken.add(name);
    this.#names.set(symbol, name);
    this.#queue.push(symbol);
    return name;
  }

  #print(statement: ts.Statement): string {
    const source = statement.getSourceFile();
    const edits: { start: number; end: number; text: string }[] = [];
    const visit = (node: ts.Node): void => {
      if (isDroppedModifier(node, statement)) {
        edits.push({ start: node.getStart(source), end: node.getEnd() + 1, text: '' });
        return;
      }
      if (ts.isImportTypeNode(node)) {
        edits.push({ start: node.getStart(source), end: node.getEnd(), text: this.#importType(node) });
        return;
      }
      if (ts.isIdentifier(node)) {
        const name = this.#replacement(node);
        if (name && name !== node.text) edits.push({ start: node.getStart(source), end: node.getEnd(), text: name });
        return;
      }
      ts.forEachChild(node, visit);
    };
    visit(statement);
    const start = statement.getStart(source, true);
    let text = source.text.slice(start, statement.getEnd());
    for (const edit of edits.sort((a, b) => b.start - a.start)) {
      text = text.slice(0, edit.start - start) + edit.text + text.slice(edit.end - start);
    }
    return text;
  }

  /** What an identifier must read in the roll-up, or undefined when it means nothing at the top level of a file. */
  #replacement(node: ts.Identifier): string | undefined {
    const symbol = this.#checker.getSymbolAtLocation(node);
    if (!symbol) return this.#unknown(node);
    const target = this.#resolve(symbol);
    if (this.#topLevel(target).length > 0) return this.#nameOf(target);
    const unresolvedImport = Boolean(symbol.flags & ts.SymbolFlags.Alias) && !target.declarations?.length;
    return unresolvedImport ? this.#unknown(node) : undefined;
  }

  /** A type of Node's own modules or globals: there is none in a browser, and `any` would swallow the union that it stands in. */
  #unknown(node: ts.Identifier): string | undefined {
    const parent = node.parent;
    const isTypeName = ts.isTypeReferenceNode(parent) || ts.isExpressionWithTypeArguments(parent) || ts.isQualifiedName(parent);
    if (!isTypeName) return undefined;
    if (ts.isQualifiedName(parent) && parent.right === node) return undefined;
    if (ts.isQualifiedName(parent)) throw new Error(`${describeSymbol(node)}: a namespace that only Node has; teach roll-up.ts about it.`);
    this.#opaque.add(node.text);
    this.#taken.add(node.text);
    return node.text;
  }

  #importType(node: ts.ImportTypeNode): string {
    const name = node.qualifier && (ts.isIdentifier(node.qualifier) ? node.qualifier : undefined);
    const symbol = name && this.#checker.getSymbolAtLocation(name);
    if (!symbol) throw new Error(`${describeSymbol(node)}: this form of import type is not known to roll-up.ts.`);
    const args = node.typeArguments?.map((argument) => this.#printNode(argument)).join(', ');
    return `${node.isTypeOf ? 'typeof ' : ''}${this.#nameOf(this.#resolve(symbol))}${args ? `<${args}>` : ''}`;
  }

  /** A type argument of an import type, with its own names replaced. */
  #printNode(node: ts.TypeNode): string {
    if (ts.isImportTypeNode(node)) return this.#importType(node);
    if (!ts.isTypeReferenceNode(node) || !ts.isIdentifier(node.typeName)) return node.getText();
    const args = node.typeArguments?.map((argument) => this.#printNode(argument)).join(', ');
    return `${this.#replacement(node.typeName) ?? node.typeName.text}${args ? `<${args}>` : ''}`;
  }
}

function exportClause(name: string, as: string): string {
  return name === as ? name : `${name} as ${as}`;
}

/** `export`, `default` and `declare` of the statement itself: the module around it says it all. */
function isDroppedModifier(node: ts.Node, statement: ts.Statement): boolean {
  if (node.parent !== statement) return false;
  return [ts.SyntaxKind.ExportKeyword, ts.SyntaxKind.DeclareKeyword, ts.SyntaxKind.DefaultKeyword].includes(node.kind);
}
