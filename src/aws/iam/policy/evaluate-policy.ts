// One policy on one request: does it allow, deny or say nothing, and which statements said so?
import type { Principal } from '../../core/identities.ts';
import type { ListElement, Policy, Statement } from './document.ts';
import { isFulfilled } from './evaluate-condition.ts';
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

/** Evaluates a policy. Statements are independent of each other and of their order. */
export function evaluatePolicy(policy: Policy, request: PolicyRequest): PolicyOutcome {
  const allowing: Statement[] = [];
  const denying: Statement[] = [];
  const matches = new Set<PrincipalMatch>();
  for (const statement of policy.statements) {
    if (!speaksOf(statement, request)) continue;
    const means = request.principal && statement.principals ? principalMatches(statement.principals, request.principal) : undefined;
    // A resource's policy without a principal speaks of nobody.
    if (request.principal && !means?.length) continue;
    if (statement.effect === 'Deny') denying.push(statement);
    else {
      allowing.push(statement);
      for (const match of means ?? []) matches.add(match);
    }
  }
  if (denying.length > 0) return { effect: 'deny', statements: denying, matches: nothing };
  return { effect: allowing.length > 0 ? 'allow' : 'none', statements: allowing, matches };
}

function speaksOf(statement: Statement, { action, resource, context }: PolicyRequest): boolean {
  const { actions, resources, conditions } = statement;
  const wanted = action.toLowerCase();
  if (!actions || !isListed(actions, (pattern) => pattern.glob !== undefined && matchesGlob(pattern.glob, wanted))) return false;
  // A trust policy has no resource: it hangs on the one that is meant.
  if (resources) {
    const matches = isListed(resources, (pattern) => {
      const glob = fillIn(pattern, context.variable);
      return glob !== undefined && matchesArn(glob, resource);
    });
    if (!matches) return false;
  }
  return conditions.every((condition) => isFulfilled(condition, context));
}

function isListed({ mode, patterns }: ListElement, matches: (pattern: ListElement['patterns'][number]) => boolean): boolean {
  return patterns.some(matches) === (mode === 'these');
}
