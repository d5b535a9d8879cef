// The scopes with variables of their own: a policy, a block, and the call of a rule with parameters.
import { GuardEvaluationError } from '../guard-error.ts';
import type { Assignment, Query } from '../syntax/tree.ts';
import type { GuardValue } from '../values/value.ts';
import { operandResults } from './functions.ts';
import { type QueryResult, type Run, resolved, type Scope } from './scope.ts';
import { select } from './select.ts';

/** Variables of one scope. Each is resolved when it is first asked for; literals win over others of the same name. */
class Variables {
  readonly #assignments: ReadonlyMap<string, Assignment>;
  readonly #resolved = new Map<string, readonly QueryResult[]>();
  readonly #resolving = new Set<string>();

  constructor(assignments: readonly Assignment[]) {
    const rank = ({ value }: Assignment) => ['query', 'call', 'literal'].indexOf(value.is);
    this.#assignments = new Map(assignments.toSorted((one, other) => rank(one) - rank(other)).map((each) => [each.variable, each]));
  }

  find(name: string, scope: Scope): readonly QueryResult[] | undefined {
    const assignment = this.#assignments.get(name);
    if (assignment?.value.is === 'literal') return [assignment.value];
    const known = this.#resolved.get(name);
    if (known || !assignment) return known;
    if (this.#resolving.has(name)) throw new GuardEvaluationError(`The variable ${name} depends on itself`);
    this.#resolving.add(name);
    try {
      const results = operandResults(assignment.value, scope);
      const { value } = assignment;
      const kept = value.is === 'query' && value.query.wants === 'some' ? results.filter(({ is }) => is === 'resolved') : results;
      this.#resolved.set(name, kept);
      return kept;
    } finally {
      this.#resolving.delete(name);
    }
  }

  add(name: string, value: GuardValue): void {
    this.#resolved.set(name, [...(this.#resolved.get(name) ?? []), resolved(value)]);
  }
}

/** The whole document and the variables of the policy. Keys that queries capture are remembered here. */
export class PolicyScope implements Scope {
  readonly root: GuardValue;
  readonly run: Run;
  readonly #variables: Variables;

  constructor(root: GuardValue, assignments: readonly Assignment[], run: Run) {
    this.root = root;
    this.run = run;
    this.#variables = new Variables(assignments);
  }

  select(query: Query): readonly QueryResult[] {
    return select(query, this.root, this);
  }

  variable(name: string): readonly QueryResult[] {
    const found = this.#variables.find(name, this);
    if (!found) throw new GuardEvaluationError(`There is no variable ${name}`);
    return found;
  }

  capture(name: string, key: GuardValue): void {
    this.#variables.add(name, key);
  }
}

/** The variables of a block, looked up before those around it. */
export class BlockScope implements Scope {
  readonly root: GuardValue;
  readonly #parent: Scope;
  readonly #variables: Variables;

  constructor(assignments: readonly Assignment[], parent: Scope) {
    this.root = parent.root;
    this.#parent = parent;
    this.#variables = new Variables(assignments);
  }

  get run(): Run {
    return this.#parent.run;
  }

  select(query: Query): readonly QueryResult[] {
    return select(query, this.root, this);
  }

  variable(name: string): readonly QueryResult[] {
    return this.#variables.find(name, this) ?? this.#parent.variable(name);
  }

  capture(name: string, key: GuardValue): void {
    this.#parent.capture(name, key);
  }
}

/** The parameters of a called rule. They are seen before all variables of whoever calls. */
export class ParameterScope implements Scope {
  readonly #parameters: ReadonlyMap<string, readonly QueryResult[]>;
  readonly #parent: Scope;

  constructor(parameters: ReadonlyMap<string, readonly QueryResult[]>, parent: Scope) {
    this.#parameters = parameters;
    this.#parent = parent;
  }

  get root(): GuardValue {
    return this.#parent.root;
  }

  get run(): Run {
    return this.#parent.run;
  }

  select(query: Query): readonly QueryResult[] {
    return this.#parent.select(query);
  }

  variable(name: string): readonly QueryResult[] {
    return this.#parameters.get(name) ?? this.#parent.variable(name);
  }

  capture(name: string, key: GuardValue): void {
    this.#parent.capture(name, key);
  }
}
