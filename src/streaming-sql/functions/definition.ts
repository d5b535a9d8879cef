// How a scalar function is declared: what it takes, what it gives, what it does.
import type { ScalarFunction } from '../semantics/scalar.ts';
import type { SqlType, TypeFamily } from '../semantics/sql-type.ts';

export type Parameter = Exclude<TypeFamily, 'null'> | 'any';

export interface FunctionDefinition {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly optional?: number; // how many of the last parameters may be left out
  readonly variadic?: true; // the last parameter repeats
  readonly returns: (types: readonly SqlType[]) => SqlType;
  readonly nulls?: 'handled'; // default: a NULL argument makes the result NULL
  readonly givesNull?: true; // the result may be NULL although no argument is
  /** Numbers come as doubles, unless `exact` gives the function of the arguments' types. */
  readonly apply: ScalarFunction['apply'];
  readonly exact?: (types: readonly SqlType[]) => ScalarFunction['apply'] | undefined; // undefined: `apply` of doubles
  readonly summary: string; // for hover and completion in the editor
}

/** SIGNATURE(<FAMILY>, ...), the form that errors print. */
export function signatureOf({ name, parameters }: FunctionDefinition): string {
  return `${name}(${parameters.map((parameter) => `<${parameter.toUpperCase()}>`).join(', ')})`;
}
