// One module of a roll-up while it grows: which declarations it holds, which it takes from other modules, and what each is called here.
import type ts from 'typescript';
import type { Naming, StatementPrinter } from './print-statement.ts';

/** Where the module finds the declarations that are not its own. */
export type OwnerOf = (symbol: ts.Symbol) => RolledModule;

export class RolledModule {
  readonly name: string;
  readonly files = new Set<ts.SourceFile>();
  readonly opaque = new Set<string>();
  readonly #printer: StatementPrinter;
  readonly #ownerOf: OwnerOf;
  readonly #names = new Map<ts.Symbol, string>();
  readonly #taken = new Set<string>();
  readonly #imports = new Map<RolledModule, string[]>();
  readonly #queue: ts.Symbol[] = [];
  readonly #printed: string[] = [];
  readonly #seen = new Set<ts.Node>();

  constructor(name: string, printer: StatementPrinter, ownerOf: OwnerOf) {
    this.name = name;
    this.#printer = printer;
    this.#ownerOf = ownerOf;
  }

  /** Names of the modules that this one takes declarations from. */
  get needs(): readonly string[] {
    return [...this.#imports.keys()].map(({ name }) => name).sort();
  }

  /** The symbol's name in this module. Asking for it also plans its printing, or its import. */
  nameOf(symbol: ts.Symbol): string {
    const known = this.#names.get(symbol);
    if (known) return known;
    const base = this.#printer.topLevel(symbol)[0]?.name ?? symbol.name;
    let name = base;
    for (let count = 2; this.#taken.has(name); count += 1) name = `${base}_${count}`;
    this.#taken.add(name);
    this.#names.set(symbol, name);
    const owner = this.#ownerOf(symbol);
    if (owner === this) this.#queue.push(symbol);
    else this.#imports.set(owner, [...(this.#imports.get(owner) ?? []), renamed(owner.nameOf(symbol), name)]);
    return name;
  }

  /** Prints what was planned so far. Gives whether there was something. */
  print(): boolean {
    const naming: Naming = {
      nameOf: (symbol) => this.nameOf(symbol),
      opaque: (name) => {
        this.opaque.add(name);
        this.#taken.add(name);
      },
    };
    const planned = this.#queue.length > 0;
    for (let symbol = this.#queue.shift(); symbol; symbol = this.#queue.shift()) {
      for (const { statement } of this.#printer.topLevel(symbol)) {
        if (this.#seen.has(statement)) continue;
        this.#seen.add(statement);
        this.files.add(statement.getSourceFile());
        this.#printed.push(this.#printer.print(statement, naming));
      }
    }
    return planned;
  }

  /** `declare module '<name>' { … }`. An ambient module without an export of its own exports all that it declares. */
  text(): string {
    const lines = [
      ...[...this.#imports].map(([from, names]) => `import { ${names.sort().join(', ')} } from '${from.name}';`),
      ...[...this.opaque].sort().map((name) => `interface ${name} { readonly onlyInNode: '${name}' }`),
      ...this.#printed,
    ];
    return `declare module '${this.name}' {\n${lines.join('\n')}\n}\n`;
  }
}

/** A clause of an import or export. */
export function renamed(name: string, as: string): string {
  return name === as ? name : `${name} as ${as}`;
}
