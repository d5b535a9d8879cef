// One policy on one request: does it allow, deny or say nothing, and which statements said so?
import type { ConditionReport, StatementOutcome, StatementReport } from '../../core/decision-report.ts';
import type { Principal } from '../../core/identities.ts';
import type { ListElement, Policy, Statement } from './document.ts';
import { isFulfilled } from './evaluate-condition.ts';
import { explainedCondition, explainedStatement } from './explain-statement.ts';
import { type PrincipalMatch, principalMatches } from './match-principal.ts';
import { fillIn, matchesArn, matchesGlob } from './pattern.ts';
import type { RequestContext } from './request-context.ts';

/** What is asked: one action on one resource, with the keys of the request. */
export interface PolicyRequest {
  /** Absent for policies of an identity, whose principal is who they are attached to. */
  readonly principal?: Principal;
  readonly action: string;
  /** An ARN; `*` for an action without a resource. */
  readonly resource: string;
  readonly context: RequestContext;
}

export interface PolicyOutcome {
  /** A denial outweighs. */
  readonly effect: 'allow' | 'deny' | 'none';
  /** The statements that matched with that effect. */
  readonly statements: readonly Statement[];
  /** How the allowing statements mean the caller; empty for a policy of an identity. */
  readonly matches: ReadonlySet<PrincipalMatch>;
}

const nothing: ReadonlySet<PrincipalMatch> = new Set();

/**
 * Evaluates a policy. Statements are independent of each other and of their order.
 * @param reports given by whoever explains the decision: filled with what each statement came to, and why
 */
export function evaluatePolicy(policy: Policy, request: PolicyRequest, reports?: StatementReport[]): PolicyOutcome {
  const allowing: Statement[] = [];
  const denying: Statement[] = [];
  const matches = new Set<PrincipalMatch>();
  for (const statement of policy.statements) {
    const conditions: ConditionReport[] | undefined = reports && [];
    let outcome = outcomeOf(statement, request, conditions);
    const named = outcome === 'applies' && request.principal && statement.principals;
    const means = named && request.principal ? principalMatches(named, request.principal) : undefined;
    // A resource's policy without a principal speaks of nobody.
    if (outcome === 'applies' && request.principal && !means?.length) outcome = 'other principal';
    if (conditions) reports?.push(explainedStatement(statement, outcome, request.context, conditions));
    if (outcome !== 'applies') continue;
    if (statement.effect === 'Deny') denying.push(statement);
    else {
      allowing.push(statement);
      for (const match of means ?? []) matches.add(match);
    }
  }
  if (denying.length > 0) return { effect: 'deny', statements: denying, matches: nothing };
  return { effect: allowing.length > 0 ? 'allow' : 'none', statements: allowing, matches };
}

/** Does the statement speak of the action on the resource, under these conditions? Whom it means is asked after that. */
function outcomeOf(statement: Statement, { action, resource, context }: PolicyRequest, reports?: ConditionReport[]): StatementOutcome {
  const { actions, resources, conditions } = statement;
  const wanted = action.toLowerCase();
  if (!actions || !isListed(actions, (pattern) => pattern.glob !== undefined && matchesGlob(pattern.glob, wanted))) return 'other action';
  // A trust policy has no resource: it hangs on the one that is meant.
  if (resources) {
    const matches = isListed(resources, (pattern) => {
      const glob = fillIn(pattern, context.variable);
      return glob !== undefined && matchesArn(glob, resource);
    });
    if (!matches) return 'other resource';
  }
  // Who explains wants to know of all conditions; one that does not hold is enough for the decision.
  const met = reports
    ? conditions.map((condition) => explainedCondition(condition, context, reports)).every(Boolean)
    : conditions.every((condition) => isFulfilled(condition, context));
  return met ? 'applies' : 'unfulfilled condition';
}

function isListed({ mode, patterns }: ListElement, matches: (pattern: ListElement['patterns'][number]) => boolean): boolean {
  return patterns.some(matches) === (mode === 'these');
}
