// What a rule demands: comparisons, checks, blocks, `when`, other rules; lists of them joined by new lines (and) and `or`.
import { type Cursor, name } from './cursor.ts';
import { call, negation, operand, query } from './queries.ts';
import type {
  Assignment,
  BinaryOperator,
  Block,
  Conjunction,
  Disjunction,
  GuardClause,
  NamedRuleClause,
  RuleCallClause,
  UnaryOperator,
  WhenClause,
} from './tree.ts';

type Production<Clause> = (cursor: Cursor) => Clause | undefined;

const UNARY: readonly UnaryOperator[] = [
  'exists',
  'empty',
  'is_string',
  'is_list',
  'is_struct',
  'is_bool',
  'is_int',
  'is_null',
  'is_float',
];

/** `clause = when-block / block-clause / rule-call / comparison` */
export function clause(cursor: Cursor): GuardClause | undefined {
  return cursor.remembered(
    'clause',
    () =>
      cursor.attempt(() => whenBlock(cursor, clause)) ??
      cursor.attempt(() => blockClause(cursor)) ??
      ruleCall(cursor) ??
      comparison(cursor),
  );
}

/** `clauses = 1*disjunction` */
export function clauses<Clause>(cursor: Cursor, production: Production<Clause>): Conjunction<Clause> {
  const found: Disjunction<Clause>[] = [];
  for (;;) {
    const next = disjunction(cursor, production);
    if (next) found.push(next);
    else if (found.length > 0) return found;
    else throw cursor.nothingFits();
  }
}

/** `disjunction = clause *( ( "or" / "OR" / "|OR|" ) 1*SP clause )` */
export function disjunction<Clause>(cursor: Cursor, production: Production<Clause>): Disjunction<Clause> | undefined {
  const one = () =>
    cursor.attempt(() => {
      cursor.skipsSpace();
      return production(cursor);
    });
  const first = one();
  if (first === undefined) return undefined;
  const found = [first];
  for (;;) {
    const next = cursor.attempt(() => (takesOr(cursor) ? one() : undefined));
    if (next === undefined) return found;
    found.push(next);
  }
}

function takesOr(cursor: Cursor): boolean {
  cursor.skipsSpace();
  return cursor.takesOneOf('or', 'OR', '|OR|') !== undefined && cursor.takesSpace();
}

const filterClauses = (cursor: Cursor) => clauses(cursor, clause);

/** `comparison = [ not ] query ( unary / binary operand ) [ message ]` */
export function comparison(cursor: Cursor): WhenClause | undefined {
  return cursor.remembered('comparison', () => {
    const place = cursor.place();
    cursor.skipsSpace();
    const inverted = negation(cursor);
    const looked = query(cursor, filterClauses);
    if (!looked) return undefined;
    cursor.skipsSpace();
    const binary = binaryOperator(cursor);
    if (binary) {
      const compared = operand(cursor, filterClauses);
      if (!compared) throw cursor.nothingFits();
      return { is: 'binary', place, query: looked, comparison: binary, operand: compared, ...message(cursor) };
    }
    return cursor.attempt(() => {
      const negated = negation(cursor);
      const operator = UNARY.find((word) => cursor.takesOneOf(word, word.toUpperCase()));
      if (!operator) return cursor.expects('an operator (==, !=, >, <, in, exists, empty, is_string ...)');
      return { is: 'unary', place, query: looked, operator, negated, inverted, ...message(cursor) };
    });
  });
}

function binaryOperator(cursor: Cursor): { readonly operator: BinaryOperator; readonly negated: boolean } | undefined {
  // "<<" begins a message.
  if (cursor.text.startsWith('<<', cursor.at)) return undefined;
  const sign = cursor.takesOneOf<BinaryOperator | '!='>('==', '!=', '>=', '<=', '>', '<');
  if (sign) return sign === '!=' ? { operator: '==', negated: true } : { operator: sign, negated: false };
  return cursor.attempt(() => {
    const negated = negation(cursor);
    return cursor.takesOneOf('in', 'IN') ? { operator: 'in', negated } : undefined;
  });
}

/** `message = "<<" *any ">>"` */
function message(cursor: Cursor): { readonly message?: string } {
  const begin = cursor.at;
  if (!cursor.takesAfterSpace('<<')) return {};
  const end = cursor.text.indexOf('>>', cursor.at);
  if (end < 0) throw cursor.error('This message has no closing >>', begin);
  const text = cursor.text.slice(cursor.at, end);
  cursor.at = end + 2;
  return { message: text };
}

/** `block-clause = query [ not empty ] block` */
function blockClause(cursor: Cursor): GuardClause | undefined {
  const place = cursor.place();
  const looked = query(cursor, filterClauses);
  if (!looked) return undefined;
  const notEmpty = cursor.attempt(() => {
    cursor.skipsSpace();
    return negation(cursor) && cursor.takesOneOf('EMPTY', 'empty') ? true : undefined;
  });
  const found = block(cursor, clause);
  return found && { is: 'block', place, query: looked, ofNothing: notEmpty ? 'fails' : 'skips', block: found };
}

/** `block = "{" 1*( assignment / disjunction ) "}"` */
export function block<Clause>(cursor: Cursor, production: Production<Clause>): Block<Clause> | undefined {
  return cursor.attempt(() => {
    cursor.skipsSpace();
    if (!cursor.takes('{')) return cursor.expects('"{"');
    const assignments: Assignment[] = [];
    const found: Disjunction<Clause>[] = [];
    for (;;) {
      const assigned = cursor.attempt(() => {
        cursor.skipsSpace();
        return assignment(cursor);
      });
      const next = assigned ? undefined : disjunction(cursor, production);
      if (assigned) assignments.push(assigned);
      else if (next) found.push(next);
      else break;
    }
    if (assignments.length + found.length === 0) return undefined;
    if (!cursor.takesAfterSpace('}')) {
      cursor.skipsSpace();
      cursor.expects('"}"');
      throw cursor.nothingFits();
    }
    return { assignments, clauses: found };
  });
}

/** `assignment = "let" 1*SP name ( "=" / ":=" ) operand` */
export function assignment(cursor: Cursor): Assignment | undefined {
  return cursor.attempt(() => {
    if (!cursor.takes('let') || !cursor.takesSpace()) return undefined;
    const variable = name(cursor);
    if (variable === undefined) return undefined;
    if (!cursor.takesAfterSpace('=') && !cursor.takesAfterSpace(':=')) throw cursor.error('After "let" and a name comes "="');
    const value = operand(cursor, filterClauses);
    if (!value) throw cursor.nothingFits();
    return { variable, value };
  });
}

/** `when-block = conditions block` */
export function whenBlock<Clause>(
  cursor: Cursor,
  production: Production<Clause>,
): { readonly is: 'when'; readonly conditions: Conjunction<WhenClause>; readonly block: Block<Clause> } | undefined {
  const found = conditions(cursor);
  const held = found && block(cursor, production);
  return found && held && { is: 'when', conditions: found, block: held };
}

/** `conditions = ( "when" / "WHEN" ) 1*SP 1*( comparison / rule-call / named-rule, joined by or )` */
export function conditions(cursor: Cursor): Conjunction<WhenClause> | undefined {
  return cursor.remembered('conditions', () => {
    cursor.skipsSpace();
    if (!cursor.takesOneOf('when', 'WHEN')) return undefined;
    if (!cursor.takesSpace()) throw cursor.error('After "when" comes a space');
    return clauses<WhenClause>(cursor, (at) => comparison(at) ?? ruleCall(at) ?? namedRule(at));
  });
}

/** `rule-call = [ not ] name "(" parameters ")" [ message ]`. Guard reads the "not", and does not heed it. */
function ruleCall(cursor: Cursor): RuleCallClause | undefined {
  return cursor.attempt(() => {
    const place = cursor.place();
    negation(cursor);
    const called = call(cursor, filterClauses);
    return called && { is: 'rule call', place, rule: called.name, parameters: called.parameters, ...message(cursor) };
  });
}

/** `named-rule = [ not ] name ( end of line / comment / "{" / or / message )`, all but the message only looked at. */
export function namedRule(cursor: Cursor): NamedRuleClause | undefined {
  return cursor.attempt(() => {
    const place = cursor.place();
    const negated = negation(cursor);
    const rule = name(cursor);
    if (rule === undefined) return undefined;
    const ends = cursor.isAtEnd || /[ \t]*(?:\r?\n|#|\{)/y.test(restOf(cursor)) || seesOr(cursor);
    const named = { is: 'named rule', place, rule, negated } as const;
    if (ends) return named;
    cursor.takesMatch(/[ \t]*/y);
    if (cursor.text.startsWith('<<', cursor.at)) return { ...named, ...message(cursor) };
    cursor.expects('a new line or a message after the name of a rule');
    throw cursor.nothingFits();
  });
}

const restOf = (cursor: Cursor): string => cursor.text.slice(cursor.at, cursor.at + 200);

function seesOr(cursor: Cursor): boolean {
  const before = cursor.at;
  const sees = takesOr(cursor);
  cursor.at = before;
  return sees;
}
