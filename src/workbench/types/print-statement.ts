// Prints one statement of a declaration file for a roll-up: without `export`, and with each name as the roll-up calls it.
import ts from 'typescript';
import { describeSymbol, topLevelOf } from './top-level.ts';

/** Asked for each symbol at the top level of a file that the statement names; and for each type that only Node has. */
export interface Naming {
  readonly nameOf: (symbol: ts.Symbol) => string;
  readonly opaque: (name: string) => void;
}

/** Prints statements of one program. */
export class StatementPrinter {
  readonly #program: ts.Program;
  readonly #checker: ts.TypeChecker;
  readonly #first = new Map<string, ts.Symbol>();

  constructor(program: ts.Program) {
    this.#program = program;
    this.#checker = program.getTypeChecker();
  }

  /** The declaration behind imports and re-exports. One that another file adds members to has two symbols: the first one seen stands for both. */
  resolve(symbol: ts.Symbol): ts.Symbol {
    const target = symbol.flags & ts.SymbolFlags.Alias ? this.#checker.getAliasedSymbol(symbol) : symbol;
    const [statement] = topLevelOf(target);
    if (!statement) return target;
    const key = `${statement.statement.getSourceFile().fileName} ${statement.name}`;
    const first = this.#first.get(key) ?? target;
    this.#first.set(key, first);
    return first;
  }

  /** The statements of packages that declare `symbol`; none when it is the language's own. */
  topLevel(symbol: ts.Symbol) {
    return topLevelOf(symbol).filter(({ statement }) => !this.#program.isSourceFileDefaultLibrary(statement.getSourceFile()));
  }

  print(statement: ts.Statement, naming: Naming): string {
    const source = statement.getSourceFile();
    const edits: { start: number; end: number; text: string }[] = [];
    const visit = (node: ts.Node): void => {
      if (isDroppedModifier(node, statement)) {
        edits.push({ start: node.getStart(source), end: node.getEnd() + 1, text: '' });
        return;
      }
      if (ts.isImportTypeNode(node)) {
        edits.push({ start: node.getStart(source), end: node.getEnd(), text: this.#importType(node, naming) });
        return;
      }
      if (ts.isIdentifier(node)) {
        const name = this.#replacement(node, naming);
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
  #replacement(node: ts.Identifier, naming: Naming): string | undefined {
    const symbol = this.#checker.getSymbolAtLocation(node);
    if (!symbol) return unknown(node, naming);
    const target = this.resolve(symbol);
    if (this.topLevel(target).length > 0) return naming.nameOf(target);
    return target.declarations?.length ? undefined : unknown(node, naming);
  }

  #importType(node: ts.ImportTypeNode, naming: Naming): string {
    const name = node.qualifier && (ts.isIdentifier(node.qualifier) ? node.qualifier : undefined);
    const symbol = name && this.#checker.getSymbolAtLocation(name);
    if (!symbol) throw new Error(`${describeSymbol(node)}: this form of import type is not known to print-statement.ts.`);
    const args = node.typeArguments?.map((argument) => this.#printNode(argument, naming)).join(', ');
    return `${node.isTypeOf ? 'typeof ' : ''}${naming.nameOf(this.resolve(symbol))}${args ? `<${args}>` : ''}`;
  }

  /** A type argument of an import type, with its own names replaced. */
  #printNode(node: ts.TypeNode, naming: Naming): string {
    if (ts.isImportTypeNode(node)) return this.#importType(node, naming);
    if (!ts.isTypeReferenceNode(node) || !ts.isIdentifier(node.typeName)) return node.getText();
    const args = node.typeArguments?.map((argument) => this.#printNode(argument, naming)).join(', ');
    return `${this.#replacement(node.typeName, naming) ?? node.typeName.text}${args ? `<${args}>` : ''}`;
  }
}

/** A type of Node's own modules or globals: there is none in a browser, and `any` would swallow the union that it stands in. */
function unknown(node: ts.Identifier, naming: Naming): string | undefined {
  const parent = node.parent;
  const isTypeName = ts.isTypeReferenceNode(parent) || ts.isExpressionWithTypeArguments(parent) || ts.isQualifiedName(parent);
  if (!isTypeName) return undefined;
  if (ts.isQualifiedName(parent) && parent.right === node) return undefined;
  if (ts.isQualifiedName(parent))
    throw new Error(`${describeSymbol(node)}: a namespace that only Node has; teach print-statement.ts about it.`);
  naming.opaque(node.text);
  return node.text;
}

/** `export`, `default` and `declare` of the statement itself: the module around it says it all. */
function isDroppedModifier(node: ts.Node, statement: ts.Statement): boolean {
  if (node.parent !== statement) return false;
  return [ts.SyntaxKind.ExportKeyword, ts.SyntaxKind.DeclareKeyword, ts.SyntaxKind.DefaultKeyword].includes(node.kind);
}
