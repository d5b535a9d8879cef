// JSON text to a policy that can be evaluated. Texts that the cloud stores are compiled once and kept.
import type { Condition, ListElement, Policy, PolicyVersion, PrincipalElement, Statement } from './document.ts';
import { compilePattern, type VariableRule } from './pattern.ts';
import {
  isFlaw,
  listOf,
  type PolicyJson,
  type PrincipalJson,
  parseOperator,
  readPolicyJson,
  type StatementJson,
  statementsOf,
  type TextOrList,
} from './policy-json.ts';

const mostKept = 1000;
const kept = new Map<string, Policy>();

/**
 * The policy of a text that was accepted when it was stored. A text that is no policy allows and denies nothing, as it could not have
 * been stored.
 */
export function compiledPolicy(text: string): Policy {
  const known = kept.get(text);
  if (known) return known;
  const json = readPolicyJson(text);
  const policy: Policy = isFlaw(json) ? { version: '2012-10-17', statements: [] } : compilePolicy(json);
  // Compiling is cheap; what matters is that a cloud which lives for weeks does not keep every text it has seen.
  if (kept.size >= mostKept) kept.clear();
  kept.set(text, policy);
  return policy;
}

/** The policy of a document whose elements are in order. */
export function compilePolicy(json: PolicyJson): Policy {
  const version: PolicyVersion = json.Version === '2012-10-17' ? '2012-10-17' : '2008-10-17';
  const rule = version === '2012-10-17' ? 'variables' : 'plain text';
  return {
    version,
    ...(json.Id !== undefined && { id: json.Id }),
    statements: statementsOf(json).map((statement, index) => compileStatement(statement, index, rule)),
  };
}

function compileStatement(json: StatementJson, index: number, rule: VariableRule): Statement {
  const principals = json.Principal ? compilePrincipal(json.Principal, 'these') : undefined;
  const others = json.NotPrincipal ? compilePrincipal(json.NotPrincipal, 'except') : undefined;
  const actions = compileList(json.Action, json.NotAction, (text) => ({
    // Case does not matter in actions; people still read them as they are written.
    ...compilePattern(text.toLowerCase(), 'plain text'),
    source: text,
  }));
  const resources = compileList(json.Resource, json.NotResource, (text) => compilePattern(text, rule));
  return {
    index,
    ...(json.Sid !== undefined && { sid: json.Sid }),
    effect: json.Effect.toLowerCase() === 'deny' ? 'Deny' : 'Allow',
    ...((principals ?? others) && { principals: (principals ?? others) as PrincipalElement }),
    ...(actions && { actions }),
    ...(resources && { resources }),
    conditions: compileConditions(json, rule),
  };
}

function compileList(
  these: TextOrList | undefined,
  except: TextOrList | undefined,
  compile: (text: string) => ReturnType<typeof compilePattern>,
): ListElement | undefined {
  if (these !== undefined) return { mode: 'these', patterns: listOf(these).map(compile) };
  return except === undefined ? undefined : { mode: 'except', patterns: listOf(except).map(compile) };
}

function compilePrincipal(json: PrincipalJson, mode: 'these' | 'except'): PrincipalElement {
  const named = json === '*' ? { AWS: '*' } : json;
  const aws = listOf(named.AWS ?? []);
  return {
    mode,
    everybody: aws.includes('*') ? 'meant' : 'not meant',
    aws,
    service: listOf(named.Service ?? []),
    federated: listOf(named.Federated ?? []),
    canonicalUser: listOf(named.CanonicalUser ?? []),
  };
}

function compileConditions({ Condition = {} }: StatementJson, rule: VariableRule): readonly Condition[] {
  return Object.entries(Condition).flatMap(([name, keys]) => {
    const parsed = parseOperator(name);
    if (!parsed) return [];
    const { set, operator, ifExists } = parsed;
    return Object.entries(keys).map(([key, values]) => ({
      set,
      operator,
      absentKey: ifExists === 'said' ? ('fulfils' as const) : ('as the operator says' as const),
      key,
      values: listOf(values).map((value) => compilePattern(String(value), rule)),
    }));
  });
}
