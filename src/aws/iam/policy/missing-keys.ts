// Which condition keys do policies ask for? For the simulator, and for GetContextKeysForPrincipalPolicy.
import type { Policy, Statement } from './document.ts';
import { matchesGlob, variablesOf } from './pattern.ts';
import type { RequestContext } from './request-context.ts';

/** The keys of a policy's conditions and variables, as written, each once. */
export function contextKeysOf(policy: Policy): readonly string[] {
  return [...new Set(policy.statements.flatMap(keysOf))];
}

/** Those keys of statements about the action that the request does not have. */
export function missingKeys(
  policies: readonly Policy[],
  { action, context }: { action: string; context: RequestContext },
): readonly string[] {
  const wanted = action.toLowerCase();
  const about = policies.flatMap(({ statements }) => statements).filter((statement) => isAbout(statement, wanted));
  return [...new Set(about.flatMap(keysOf))].filter((key) => !context.valuesOf(key));
}

function isAbout({ actions }: Statement, action: string): boolean {
  if (!actions) return false;
  return actions.patterns.some(({ glob }) => glob && matchesGlob(glob, action)) === (actions.mode === 'these');
}

function keysOf({ conditions, resources }: Statement): readonly string[] {
  return [
    ...conditions.flatMap(({ key, values }) => [key, ...values.flatMap(variablesOf)]),
    ...(resources?.patterns ?? []).flatMap(variablesOf),
  ];
}
