// Primary expressions: literals, names, CASE, CAST, calls and the calls with a syntax of their own.
import type { CallExpression, Expression, Identifier, LiteralKind, OrderItem, WindowFrame, WindowSpecification } from './ast.ts';
import { ExpressionParser } from './expression-parser.ts';
import { NILADIC_FUNCTIONS } from './reserved-words.ts';
import type { Span } from './sql-error.ts';

export abstract class PrimaryParser extends ExpressionParser {
  /** <primary> ::= <literal> | <name> | <call> | CASE ... | CAST ... | ( <expression> [, ...] ) | CURSOR ( <query> ) */
  protected primary(): Expression {
    const token = this.peek();
    const start = token.span;
    if (token.kind === 'number') return this.literal('number');
    if (token.kind === 'string') return this.literal('string');
    if (token.kind === 'binary') return this.literal('binary');
    if (token.kind === 'quoted') return this.nameOrCall();
    if (this.skip('(')) return this.parenthesised(start);
    if (this.skip('{')) return this.braceLiteral(start);
    if (token.kind !== 'word') throw this.unexpected('an expression');
    return this.keywordPrimary(token.value, start) ?? this.nameOrCall();
  }

  private keywordPrimary(word: string, start: Span): Expression | undefined {
    if (word === 'TRUE' || word === 'FALSE') return this.literal('boolean');
    if (word === 'NULL' || word === 'UNKNOWN') return this.literal('null');
    if (word === 'CASE') return this.caseExpression();
    if (word === 'CAST') return this.cast();
    if (word === 'INTERVAL') return this.interval();
    if ((word === 'DATE' || word === 'TIME' || word === 'TIMESTAMP') && this.peek(1).kind === 'string') {
      this.next();
      const text = this.next().value;
      return { kind: 'literal', type: word.toLowerCase() as LiteralKind, text, span: this.since(start) };
    }
    if (word === 'EXISTS' && this.skip('EXISTS', '(')) {
      const query = this.query();
      this.expect(')');
      return { kind: 'exists', query, span: this.since(start) };
    }
    if (word === 'CURSOR' && this.skip('CURSOR', '(')) {
      const query = this.query();
      this.expect(')');
      return { kind: 'cursor', query, span: this.since(start) };
    }
    if ((word === 'PERIOD' || word === 'ROW') && this.skip(word, '(')) {
      const items = this.many(',', () => this.expression());
      this.expect(')');
      return { kind: 'tuple', items, span: this.since(start) };
    }
    if (NILADIC_FUNCTIONS.has(word)) {
      this.next();
      if (this.skip('(')) {
        if (this.peek().kind === 'number') this.next();
        this.expect(')');
      }
      return { kind: 'call', name: word, args: [], star: false, span: this.since(start) };
    }
    return undefined;
  }

  private literal(type: LiteralKind): Expression {
    const token = this.next();
    return { kind: 'literal', type, text: token.value, span: token.span };
  }

  /** ( <expression> ) or ( <expression>, <expression> ... ) */
  private parenthesised(start: Span): Expression {
    const items = this.many(',', () => this.expression());
    this.expect(')');
    const [first] = items;
    if (items.length === 1 && first) return { ...first, span: this.since(start) };
    return { kind: 'tuple', items, span: this.since(start) };
  }

  /** { d 'yyyy-MM-dd' } | { t 'HH:mm:ss' } | { ts 'yyyy-MM-dd HH:mm:ss' } */
  private braceLiteral(start: Span): Expression {
    const types: Readonly<Record<string, LiteralKind>> = { D: 'date', T: 'time', TS: 'timestamp' };
    const type = types[this.peek().value];
    if (!type) throw this.unexpected('d, t or ts');
    this.next();
    if (this.peek().kind !== 'string') throw this.unexpected('a string literal');
    const text = this.next().value;
    this.expect('}');
    return { kind: 'literal', type, text, span: this.since(start) };
  }

  /** INTERVAL [+ | -] 'value' <interval qualifier> */
  private interval(): Expression {
    const start = this.here();
    this.expect('INTERVAL');
    const negative = this.skip('-');
    if (!negative) this.skip('+');
    if (this.peek().kind !== 'string') throw this.unexpected("the interval's value between quotes, as in INTERVAL '10' SECOND");
    const text = this.next().value;
    return { kind: 'interval', negative, text, qualifier: this.intervalQualifier(), span: this.since(start) };
  }

  /** CASE [<operand>] { WHEN <expression> THEN <expression> } [ELSE <expression>] END */
  private caseExpression(): Expression {
    const start = this.here();
    this.expect('CASE');
    const operand = this.sees('WHEN') ? undefined : this.expression();
    const whens: { when: Expression; value: Expression }[] = [];
    do {
      this.expect('WHEN');
      const when = this.expression();
      this.expect('THEN');
      whens.push({ when, value: this.expression() });
    } while (this.sees('WHEN'));
    const otherwise = this.skip('ELSE') ? this.expression() : undefined;
    this.expect('END');
    return { kind: 'case', ...(operand && { operand }), whens, ...(otherwise && { otherwise }), span: this.since(start) };
  }

  /** CAST ( <expression> AS <type> ) */
  private cast(): Expression {
    const start = this.here();
    this.expect('CAST', '(');
    const operand = this.expression();
    this.expect('AS');
    const type = this.typeName();
    this.expect(')');
    return { kind: 'cast', operand, type, span: this.since(start) };
  }

  /** <name> ::= <identifier> { . <identifier> } ; <call> ::= <word> ( ... ) */
  private nameOrCall(): Expression {
    const start = this.here();
    if (this.peek(1).value === '(' && this.peek(1).kind === 'symbol') return this.call(start);
    const parts: Identifier[] = [this.identifier('an expression')];
    while (this.skip('.')) parts.push(this.identifier('a column name'));
    return { kind: 'name', parts, span: this.since(start) };
  }

  private call(start: Span): Expression {
    const name = this.next().value;
    this.expect('(');
    const inner = this.specialArguments(name) ?? this.plainArguments();
    this.expect(')');
    let from: 'FIRST' | 'LAST' | undefined;
    if (name === 'NTH_VALUE' && this.skip('FROM', 'FIRST')) from = 'FIRST';
    else if (name === 'NTH_VALUE' && this.skip('FROM', 'LAST')) from = 'LAST';
    let nulls: 'IGNORE' | 'RESPECT' | undefined;
    if (this.skip('IGNORE', 'NULLS')) nulls = 'IGNORE';
    else if (this.skip('RESPECT', 'NULLS')) nulls = 'RESPECT';
    const over = this.skip('OVER') ? this.overClause() : undefined;
    return {
      kind: 'call',
      star: false,
      args: [],
      name,
      ...inner,
      ...(from && { from }),
      ...(nulls && { nulls }),
      ...(over && { over }),
      span: this.since(start),
    };
  }

  private plainArguments(): Partial<CallExpression> {
    if (this.sees(')')) return { args: [] };
    if (this.skip('*')) return { star: true };
    const quantifier = this.skip('DISTINCT') ? 'DISTINCT' : this.skip('ALL') ? 'ALL' : undefined;
    const args = this.many(',', () => this.expression());
    return { args, ...(quantifier && { quantifier }) };
  }

  private specialArguments(name: string): Partial<CallExpression> | undefined {
    if (name === 'FLOOR' || name === 'CEIL' || name === 'CEILING') {
      // FLOOR ( <expression> [TO <unit>] )
      const args = [this.expression()];
      return this.skip('TO') ? { args, unit: this.timeUnit() } : { args };
    }
    if (name === 'STEP') {
      // STEP ( <expression> BY <step> )
      const value = this.expression();
      this.expect('BY');
      return { args: [value, this.expression()] };
    }
    if (name === 'EXTRACT') {
      // EXTRACT ( <unit> FROM <expression> )
      const unit = this.timeUnit();
      this.expect('FROM');
      return { unit, args: [this.expression()] };
    }
    if (name === 'POSITION') {
      // POSITION ( <sum> IN <expression> )
      const needle = this.sum();
      this.expect('IN');
      return { args: [needle, this.expression()] };
    }
    if (name === 'OVERLAY') {
      // OVERLAY ( <string> PLACING <string> FROM <start> [FOR <length>] )
      const args = [this.expression()];
      this.expect('PLACING');
      args.push(this.expression());
      this.expect('FROM');
      args.push(this.expression());
      if (this.skip('FOR')) args.push(this.expression());
      return { args };
    }
    if (name === 'SUBSTRING') return this.substring();
    if (name === 'TRIM') return this.trim();
    return undefined;
  }

  /** SUBSTRING ( s FROM start|regex [FOR length] | s, start [, length] | s SIMILAR pattern ESCAPE c ) */
  private substring(): Partial<CallExpression> {
    // Not a whole expression: SIMILAR would begin a predicate.
    const args = [this.sum()];
    if (this.skip('SIMILAR')) {
      args.push(this.expression());
      this.expect('ESCAPE');
      args.push(this.expression());
      return { name: 'SUBSTRING_SIMILAR', args };
    }
    const standard = this.skip('FROM');
    if (!standard) this.expect(',');
    args.push(this.expression());
    if (standard ? this.skip('FOR') : this.skip(',')) args.push(this.expression());
    return { name: standard ? 'SUBSTRING_FROM' : 'SUBSTRING', args };
  }

  /** TRIM ( [[BOTH | LEADING | TRAILING] [<character>] FROM] <string> ) */
  private trim(): Partial<CallExpression> {
    const side = (['BOTH', 'LEADING', 'TRAILING'] as const).find((word) => this.skip(word));
    const blank: Expression = { kind: 'literal', type: 'string', text: ' ', span: this.here() };
    const name = `TRIM_${side ?? 'BOTH'}`;
    if (this.skip('FROM')) return { name, args: [blank, this.expression()] };
    const first = this.expression();
    if (this.skip('FROM')) return { name, args: [first, this.expression()] };
    if (side) throw this.unexpected('FROM');
    return { name, args: [blank, first] };
  }

  /** <window name> ::= <identifier> | HOUR ... : AWS's own example calls a window HOUR. */
  protected windowName(what: string): Identifier {
    const { value, span } = this.peek();
    if (!this.seesIntervalQualifier()) return this.identifier(what);
    this.next();
    return { value, quoted: false, span };
  }

  /** OVER <window name> | OVER ( <window specification> ) */
  protected overClause(): WindowSpecification {
    const start = this.here();
    if (this.sees('(')) return this.windowSpecification();
    const base = this.windowName('a window');
    return { base, partitionBy: [], orderBy: [], span: this.since(start) };
  }

  /** ( [<window name>] [PARTITION BY ...] [ORDER BY ...] [RANGE <frame> | ROWS <frame>] ) */
  protected windowSpecification(): WindowSpecification {
    const start = this.here();
    this.expect('(');
    const base = this.seesIdentifier() && !this.sees('PARTITION') ? this.identifier() : undefined;
    const partitionBy = this.skip('PARTITION', 'BY') ? this.many(',', () => this.expression()) : [];
    const orderBy = this.skip('ORDER', 'BY') ? this.many(',', () => this.orderItem()) : [];
    const frame = this.frame();
    this.expect(')');
    return { ...(base && { base }), partitionBy, orderBy, ...(frame && { frame }), span: this.since(start) };
  }

  /** <frame> ::= (RANGE | ROWS) { <bound> | BETWEEN <bound> AND <bound> } */
  private frame(): WindowFrame | undefined {
    const start = this.here();
    const unit = this.skip('RANGE') ? 'RANGE' : this.skip('ROWS') ? 'ROWS' : undefined;
    if (!unit) return undefined;
    const between = this.skip('BETWEEN');
    const low = this.frameBound();
    let end: 'CURRENT' | 'OTHER' = 'CURRENT';
    if (between) {
      this.expect('AND');
      const high = this.frameBound();
      if (low.direction === 'CURRENT' && high.direction === 'FOLLOWING') return { unit, ...high, end: 'CURRENT', span: this.since(start) };
      if (high.direction !== 'CURRENT') end = 'OTHER';
    }
    return { unit, ...low, end, span: this.since(start) };
  }

  /** <bound> ::= CURRENT ROW | (UNBOUNDED | <sum>) [PRECEDING | FOLLOWING] */
  private frameBound(): Pick<WindowFrame, 'size' | 'direction'> {
    if (this.skip('CURRENT', 'ROW')) return { size: 'CURRENT', direction: 'CURRENT' };
    const size = this.skip('UNBOUNDED') ? ('UNBOUNDED' as const) : this.sum();
    if (this.skip('FOLLOWING')) return { size, direction: 'FOLLOWING' };
    this.skip('PRECEDING'); // STAGGER windows are written without it
    return { size, direction: 'PRECEDING' };
  }

  /** <order item> ::= <expression> [ASC | DESC] */
  protected orderItem(): OrderItem {
    const expression = this.expression();
    const descending = this.skip('DESC');
    if (!descending) this.skip('ASC');
    return { expression, descending };
  }
}
