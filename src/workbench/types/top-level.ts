// Where a symbol is declared at the top level of a file: the unit that a roll-up takes or leaves.
import ts from 'typescript';

export interface TopLevel {
  readonly statement: ts.Statement;
  readonly name: string;
}

/** The statements that declare `symbol` at the top level of some file; none for members, parameters and the like. */
export function topLevelOf(symbol: ts.Symbol): readonly TopLevel[] {
  return (symbol.declarations ?? []).flatMap((declaration) => {
    const statement = statementOf(declaration);
    const name = ts.getNameOfDeclaration(declaration);
    return statement && name && ts.isIdentifier(name) ? [{ statement, name: name.text }] : [];
  });
}

function statementOf(declaration: ts.Declaration): ts.Statement | undefined {
  const named =
    ts.isInterfaceDeclaration(declaration) ||
    ts.isTypeAliasDeclaration(declaration) ||
    ts.isClassDeclaration(declaration) ||
    ts.isFunctionDeclaration(declaration) ||
    ts.isEnumDeclaration(declaration) ||
    ts.isModuleDeclaration(declaration);
  if (named) return ts.isSourceFile(declaration.parent) ? declaration : undefined;
  if (!ts.isVariableDeclaration(declaration)) return undefined;
  const statement = declaration.parent.parent;
  return ts.isVariableStatement(statement) && ts.isSourceFile(statement.parent) ? statement : undefined;
}

/** A node with its place, for an error message. */
export function describeSymbol(node: ts.Node): string {
  const source = node.getSourceFile();
  const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
  return `${source.fileName}:${line + 1} "${node.getText(source)}"`;
}
