// Calls of functions that the application created: the body, with the arguments in the parameters' places.
import { inFormOf } from '../functions/cast.ts';
import { IS_NULL } from '../functions/comparison.ts';
import { call, constant, rewrite, type Scalar } from '../semantics/scalar.ts';
import { BOOLEAN, type SqlType, type TypeKind, typeText } from '../semantics/sql-type.ts';
import type { CallExpression, Expression } from '../syntax/ast.ts';
import { SqlError } from '../syntax/sql-error.ts';
import type { Catalog, CatalogFunction } from './catalog.ts';

/** The bound call of a created function; undefined when none has this name. Throws SqlError. */
export function bindCatalogFunction(node: CallExpression, bind: (argument: Expression) => Scalar, catalog: Catalog): Scalar | undefined {
  const definitions = catalog.functions.get(node.name);
  if (!definitions) return undefined;
  const args = node.args.map(bind);
  const definition = chosen(definitions, args, node);
  const given = args.map((arg, i) => inFormOf(arg, definition.parameters[i] as SqlType));
  const body = rewrite(definition.body, (part) => (part.op === 'slot' ? given[part.index] : undefined));
  if (definition.nullInput === 'CALLED') return { ...body, type: definition.returns };
  const whens = args.map((arg) => [call(IS_NULL, [arg], BOOLEAN), constant(null, definition.returns)] as const);
  return { op: 'case', whens, otherwise: body, type: definition.returns };
}

/** The one that takes these arguments. AWS: sql-reference-create-function.html: functions of one name differ in their parameter lists. */
function chosen(definitions: readonly CatalogFunction[], args: readonly Scalar[], node: CallExpression): CatalogFunction {
  const fitting = definitions.filter(
    ({ parameters }) => parameters.length === args.length && parameters.every((wanted, i) => isOfType((args[i] as Scalar).type, wanted)),
  );
  const [first] = fitting;
  if (first && fitting.length === 1) return first;
  const signature = `${node.name}(${args.map((arg) => `<${typeText(arg.type)}>`).join(', ')})`;
  const forms = (first ? fitting : definitions).map(({ parameters }) => `(${parameters.map((type) => `<${typeText(type)}>`).join(', ')})`);
  throw new SqlError(
    node.span,
    first
      ? `${signature} may be any of ${forms.join(' and ')}: write a CAST`
      : `No match found for function signature ${signature}: it takes ${forms.join(' or ')}, and nothing is cast by itself`,
  );
}

const LIKE_NAMED: Readonly<Record<string, TypeKind>> = { CHAR: 'VARCHAR', BINARY: 'VARBINARY', FLOAT: 'DOUBLE' };

/**
 * Whether a value of `type` may stand where `wanted` is declared: lengths and digits may differ. AWS:
 * sql-reference-create-function.html: "exactly the same data types ... implicit casting is not allowed".
 */
export function isOfType(type: SqlType, wanted: SqlType): boolean {
  return type.kind === 'NULL' || (LIKE_NAMED[type.kind] ?? type.kind) === (LIKE_NAMED[wanted.kind] ?? wanted.kind);
}
