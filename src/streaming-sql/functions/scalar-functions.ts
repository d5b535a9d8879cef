// All scalar functions by name, and the binding of a call to one of them.
import { call, type Scalar, type ScalarFunction } from '../semantics/scalar.ts';
import { familyOf, typeText } from '../semantics/sql-type.ts';
import { approximated } from './cast.ts';
import { DATETIME_FUNCTIONS } from './datetime-functions.ts';
import { type FunctionDefinition, signatureOf } from './definition.ts';
import { NUMERIC_FUNCTIONS } from './numeric-functions.ts';
import { STRING_FUNCTIONS } from './string-functions.ts';

const ALIASES: Readonly<Record<string, string>> = { CEILING: 'CEIL' };
// AWS: sql-reference-data-types.html: "Substring works on BINARY".
const OF_BYTES: Readonly<Record<string, string>> = { SUBSTRING: 'SUBSTRING_BYTES', SUBSTRING_FROM: 'SUBSTRING_BYTES_FROM' };

export const SCALAR_FUNCTIONS: ReadonlyMap<string, FunctionDefinition> = new Map(
  [...STRING_FUNCTIONS, ...NUMERIC_FUNCTIONS, ...DATETIME_FUNCTIONS].map((definition) => [definition.name, definition]),
);

const functions = new Map<string, ScalarFunction>();

function functionOf(definition: FunctionDefinition): ScalarFunction {
  const known = functions.get(definition.name);
  if (known) return known;
  const fn = functionWith(definition, definition.apply);
  functions.set(definition.name, fn);
  return fn;
}

const functionWith = ({ name, nulls, givesNull }: FunctionDefinition, apply: ScalarFunction['apply']): ScalarFunction => ({
  name,
  nulls: nulls ?? 'propagate',
  apply,
  ...(givesNull && { givesNull: true }),
});

/** Binds `name(args)`: the call, a sentence that says why not, or undefined for a name that is no scalar function. */
export function bindScalarFunction(name: string, args: readonly Scalar[]): Scalar | string | undefined {
  const ofBytes = args[0] && familyOf(args[0].type) === 'binary' ? OF_BYTES[name] : undefined;
  const definition = SCALAR_FUNCTIONS.get(ofBytes ?? ALIASES[name] ?? name);
  if (!definition) return undefined;
  const { parameters } = definition;
  const least = parameters.length - (definition.optional ?? 0);
  if (args.length < least || (args.length > parameters.length && !definition.variadic)) {
    return `Invalid number of arguments to function '${name}'. Was expecting ${least === parameters.length ? least : `${least} to ${parameters.length}`} arguments: ${signatureOf(definition)}`;
  }
  const fits = args.every((arg, i) => {
    const wanted = parameters[Math.min(i, parameters.length - 1)];
    const family = familyOf(arg.type);
    return wanted === 'any' || family === wanted || family === 'null' || (name === 'ABS' && family === 'interval');
  });
  if (!fits) {
    const given = args.map((arg) => `<${typeText(arg.type)}>`).join(', ');
    return `Cannot apply '${name}' to arguments of type '${name}(${given})'. Supported form(s): '${signatureOf(definition)}'`;
  }
  const types = args.map((arg) => arg.type);
  const exact = definition.exact?.(types);
  if (exact) return call(functionWith(definition, exact), args, definition.returns(types));
  const given = args.map((arg, i) => (parameters[Math.min(i, parameters.length - 1)] === 'numeric' ? approximated(arg) : arg));
  return call(functionOf(definition), given, definition.returns(types));
}
