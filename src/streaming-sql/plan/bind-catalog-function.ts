// Calls of functions that the application created: the body, with the arguments in the parameters' places.
import { IS_NULL } from '../functions/comparison.ts';
import { call, constant, rewrite, type Scalar } from '../semantics/scalar.ts';
import { BOOLEAN, commonType, type SqlType, typeText } from '../semantics/sql-type.ts';
import type { CallExpression, Expression } from '../syntax/ast.ts';
import { SqlError } from '../syntax/sql-error.ts';
import type { Catalog, CatalogFunction } from './catalog.ts';

/** The bound call of a created function; undefined when none has this name. Throws SqlError. */
export function bindCatalogFunction(node: CallExpression, bind: (argument: Expression) => Scalar, catalog: Catalog): Scalar | undefined {
  const definitions = catalog.functions.get(node.name);
  if (!definitions) return undefined;
  const args = node.args.map(bind);
  const definition = chosen(definitions, args, node);
  const body = rewrite(definition.body, (part) => (part.op === 'slot' ? args[part.index] : undefined));
  if (definition.nullInput === 'CALLED') return { ...body, type: definition.returns };
  const whens = args.map((arg) => [call(IS_NULL, [arg], BOOLEAN), constant(null, definition.returns)] as const);
  return { op: 'case', whens, otherwise: body, type: definition.returns };
}

/**
 * The one that takes these arguments: of exactly its types, or else of types like them. AWS: sql-reference-create-function.html: no
 * implicit casts; functions of one name are told apart by their parameter lists.
 */
function chosen(definitions: readonly CatalogFunction[], args: readonly Scalar[], node: CallExpression): CatalogFunction {
  const alike = (type: SqlType, wanted: SqlType): boolean => type.kind === wanted.kind || type.kind === 'NULL';
  const fitting = (fits: (type: SqlType, wanted: SqlType) => boolean): CatalogFunction[] =>
    definitions.filter(
      ({ parameters }) => parameters.length === args.length && parameters.every((wanted, i) => fits((args[i] as Scalar).type, wanted)),
    );
  const exact = fitting(alike);
  const found = exact.length > 0 ? exact : fitting((type, wanted) => commonType(type, wanted) !== undefined);
  const [first] = found;
  if (first && found.length === 1) return first;
  const signature = `${node.name}(${args.map((arg) => `<${typeText(arg.type)}>`).join(', ')})`;
  const forms = (first ? found : definitions).map(({ parameters }) => `(${parameters.map((type) => `<${typeText(type)}>`).join(', ')})`);
  throw new SqlError(
    node.span,
    first
      ? `${signature} may be any of ${forms.join(' and ')}: write a CAST`
      : `No match found for function signature ${signature}: it takes ${forms.join(' or ')}`,
  );
}
