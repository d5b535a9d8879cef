// Calls of functions that the application created: the body, with the arguments in the parameters' places.
import { IS_NULL } from '../functions/comparison.ts';
import { call, constant, rewrite, type Scalar } from '../semantics/scalar.ts';
import { BOOLEAN, commonType, typeText } from '../semantics/sql-type.ts';
import type { CallExpression, Expression } from '../syntax/ast.ts';
import { SqlError } from '../syntax/sql-error.ts';
import type { Catalog } from './catalog.ts';

/** The bound call of a created function; undefined when none has this name. Throws SqlError. */
export function bindCatalogFunction(node: CallExpression, bind: (argument: Expression) => Scalar, catalog: Catalog): Scalar | undefined {
  const definition = catalog.functions.get(node.name);
  if (!definition) return undefined;
  const args = node.args.map(bind);
  // AWS: sql-reference-create-function.html: no implicit casts of arguments or of the result.
  const fits =
    args.length === definition.parameters.length &&
    args.every((arg, i) => commonType(arg.type, definition.parameters[i] ?? arg.type) !== undefined);
  if (!fits) {
    const wanted = definition.parameters.map((type) => `<${typeText(type)}>`).join(', ');
    throw new SqlError(
      node.span,
      `No match found for function signature ${node.name}(${args.map((arg) => `<${typeText(arg.type)}>`).join(', ')}): it takes (${wanted})`,
    );
  }
  const body = rewrite(definition.body, (part) => (part.op === 'slot' ? args[part.index] : undefined));
  if (definition.nullInput === 'CALLED') return { ...body, type: definition.returns };
  const whens = args.map((arg) => [call(IS_NULL, [arg], BOOLEAN), constant(null, definition.returns)] as const);
  return { op: 'case', whens, otherwise: body, type: definition.returns };
}
