// Statements and queries: the top of the grammar.
import type {
  Expression,
  FromItem,
  Identifier,
  InsertStatement,
  JoinKind,
  Query,
  QueryBody,
  Select,
  SelectItem,
  Statement,
  TypeName,
  WindowSpecification,
} from './ast.ts';
import { PrimaryParser } from './primary-parser.ts';
import { type Span, SqlError, spanning } from './sql-error.ts';

/** Parses application code: statements separated by semicolons. Throws SqlError. */
export function parseStatements(sql: string): Statement[] {
  return new Parser(sql).statements();
}

/** Parses one expression, as `sandshark sql --eval` takes it. Throws SqlError. */
export function parseExpression(sql: string): Expression {
  return new Parser(sql).onlyExpression();
}

/** Parses a type's text, as schemas carry it: 'VARCHAR(4)'. Throws SqlError. */
export function parseTypeName(sql: string): TypeName {
  return new Parser(sql).onlyType();
}

export class Parser extends PrimaryParser {
  /** <application> ::= [<statement>] { ; [<statement>] } */
  statements(): Statement[] {
    const statements: Statement[] = [];
    while (this.peek().kind !== 'end') {
      if (this.skip(';')) continue;
      statements.push(this.statement());
      if (this.peek().kind !== 'end' && !this.sees(';')) throw this.unexpected('";"');
    }
    return statements;
  }

  onlyExpression(): Expression {
    const expression = this.expression();
    if (this.peek().kind !== 'end') throw this.unexpected('the end of the expression');
    return expression;
  }

  onlyType(): TypeName {
    const type = this.typeName();
    if (this.peek().kind !== 'end') throw this.unexpected('the end of the type');
    return type;
  }

  /** <statement> ::= CREATE ... | INSERT ... | <query> */
  private statement(): Statement {
    const start = this.here();
    if (this.sees('INSERT')) return this.insert();
    if (this.sees('SELECT') || this.sees('VALUES') || this.sees('(')) {
      const query = this.query();
      return { kind: 'queryStatement', query, span: this.since(start) };
    }
    if (!this.skip('CREATE')) throw this.unexpected('CREATE STREAM, CREATE PUMP, CREATE FUNCTION or INSERT INTO');
    const replace = this.skip('OR', 'REPLACE');
    if (this.skip('STREAM')) return this.createStream(start, replace);
    if (this.skip('PUMP')) return this.createPump(start, replace);
    if (this.skip('FUNCTION')) return this.createFunction(start, replace);
    throw this.unexpected('STREAM, PUMP or FUNCTION');
  }

  /** CREATE [OR REPLACE] STREAM <name> ( <column> <type> [NOT NULL], ... ) [DESCRIPTION '...'] */
  private createStream(start: Span, replace: boolean): Statement {
    const name = this.qualifiedName('a stream name');
    this.expect('(');
    const columns = this.many(',', () => {
      const column = this.identifier('a column name');
      const type = this.typeName();
      const nullable = !this.skip('NOT', 'NULL');
      this.skip('NULL');
      return { name: column, type, nullable };
    });
    this.expect(')');
    this.description();
    return { kind: 'createStream', replace, name, columns, span: this.since(start) };
  }

  /** CREATE [OR REPLACE] PUMP <name> [STARTED | STOPPED] [DESCRIPTION '...'] AS <insert> */
  private createPump(start: Span, replace: boolean): Statement {
    const name = this.qualifiedName('a pump name');
    let state: 'STARTED' | 'STOPPED' = 'STARTED';
    this.description();
    if (this.skip('STOPPED')) state = 'STOPPED';
    else this.skip('STARTED');
    this.description();
    this.expect('AS');
    if (!this.sees('INSERT')) throw this.unexpected('INSERT INTO: a pump is an INSERT that runs for ever');
    const insert = this.insert();
    return { kind: 'createPump', replace, name, state, insert, span: this.since(start) };
  }

  private description(): void {
    if (this.sees('DESCRIPTION') && this.peek(1).kind === 'string') {
      this.next();
      this.next();
    }
  }

  /** CREATE [OR REPLACE] FUNCTION f ( p type, ... ) RETURNS type { <characteristic> } RETURN <expression> */
  private createFunction(start: Span, replace: boolean): Statement {
    const name = this.qualifiedName('a function name');
    this.expect('(');
    const parameters = this.sees(')') ? [] : this.many(',', () => ({ name: this.identifier('a parameter name'), type: this.typeName() }));
    this.expect(')', 'RETURNS');
    const returns = this.typeName();
    let nullInput: 'CALLED' | 'RETURNS NULL' = 'CALLED';
    for (;;) {
      if (this.skip('LANGUAGE', 'SQL') || this.skip('NOT', 'DETERMINISTIC') || this.skip('DETERMINISTIC')) continue;
      if (this.skip('CONTAINS', 'SQL') || this.skip('READS', 'SQL', 'DATA') || this.skip('MODIFIES', 'SQL', 'DATA')) continue;
      if (this.skip('NO', 'SQL') || this.skip('CALLED', 'ON', 'NULL', 'INPUT')) continue;
      if (this.skip('RETURNS', 'NULL', 'ON', 'NULL', 'INPUT')) nullInput = 'RETURNS NULL';
      else if (this.skip('SPECIFIC')) this.identifier();
      else break;
    }
    this.expect('RETURN');
    const body = this.expression();
    return { kind: 'createFunction', replace, name, parameters, returns, nullInput, body, span: this.since(start) };
  }

  /** INSERT [EXPEDITED] INTO <stream> [( <column>, ... )] <query> */
  private insert(): InsertStatement {
    const start = this.here();
    this.expect('INSERT');
    this.skip('EXPEDITED');
    this.expect('INTO');
    const target = this.qualifiedName('a stream name');
    let columns: Identifier[] | undefined;
    if (this.sees('(') && !this.sees('(', 'SELECT') && !this.sees('(', 'VALUES')) {
      this.next();
      columns = this.many(',', () => this.identifier('a column name'));
      this.expect(')');
    }
    const query = this.query();
    return { kind: 'insert', target, ...(columns && { columns }), query, span: this.since(start) };
  }

  /** A name with its schema, which the service does not have and inherited examples write. */
  private qualifiedName(what: string): Identifier {
    let name = this.identifier(what);
    while (this.skip('.')) name = this.identifier(what);
    return name;
  }

  /** <query> ::= <term> { (UNION | EXCEPT) [ALL] <term> } [ORDER BY <order item>, ...] */
  protected query(): Query {
    return this.nested(() => {
      const start = this.here();
      let body = this.queryTerm();
      for (const operator of this.setOperators('UNION', 'EXCEPT')) {
        const all = this.quantifier();
        const right = this.queryTerm();
        body = { kind: 'set', operator, all, left: body, right, span: spanning(body.span, right.span) };
      }
      const orderBy = this.skip('ORDER', 'BY') ? this.many(',', () => this.orderItem()) : [];
      return { kind: 'query', body, orderBy, span: this.since(start) };
    });
  }

  /** <term> ::= <query primary> { INTERSECT [ALL] <query primary> } */
  private queryTerm(): QueryBody {
    let left = this.queryPrimary();
    for (const operator of this.setOperators('INTERSECT')) {
      const all = this.quantifier();
      const right = this.queryPrimary();
      left = { kind: 'set', operator, all, left, right, span: spanning(left.span, right.span) };
    }
    return left;
  }

  private *setOperators<T extends 'UNION' | 'EXCEPT' | 'INTERSECT'>(...operators: T[]): Generator<T> {
    for (;;) {
      const operator = operators.find((word) => this.skip(word));
      if (!operator) return;
      yield operator;
    }
  }

  private quantifier(): boolean {
    if (this.skip('ALL')) return true;
    this.skip('DISTINCT');
    return false;
  }

  /** <query primary> ::= SELECT ... | VALUES ... | ( <query> ) */
  private queryPrimary(): QueryBody {
    const start = this.here();
    if (this.skip('(')) {
      const inner = this.query();
      this.expect(')');
      if (inner.orderBy.length > 0) throw new SqlError(inner.span, 'ORDER BY stands after the last query, outside parentheses');
      return inner.body;
    }
    if (this.skip('VALUES')) {
      const rows = this.many(',', () => {
        const row = this.expression();
        return row.kind === 'tuple' ? row.items : [row];
      });
      return { kind: 'values', rows, span: this.since(start) };
    }
    if (this.sees('SELECT')) return this.select();
    throw this.unexpected('SELECT or VALUES');
  }

  /** SELECT [STREAM] [DISTINCT | ALL] <items> [FROM ...] [WHERE] [GROUP BY | WINDOWED BY STAGGER] [HAVING] [WINDOW] */
  private select(): Select {
    const start = this.here();
    this.expect('SELECT');
    const stream = this.skip('STREAM');
    const distinct = this.skip('DISTINCT');
    if (!distinct) this.skip('ALL');
    const items = this.many(',', () => this.selectItem());
    const from = this.skip('FROM') ? this.fromClause() : undefined;
    const where = this.skip('WHERE') ? this.expression() : undefined;
    const before = this.groupBy();
    const stagger = this.skip('WINDOWED', 'BY', 'STAGGER') ? this.windowSpecification() : undefined;
    const groupBy = before ?? this.groupBy(); // both at once are read, so that planning can say what is wrong
    const having = this.skip('HAVING') ? this.expression() : undefined;
    const windows = this.windowClause();
    return {
      kind: 'select',
      stream,
      distinct,
      items,
      windows,
      ...(from && { from }),
      ...(where && { where }),
      ...(groupBy && { groupBy }),
      ...(stagger && { stagger }),
      ...(having && { having }),
      span: this.since(start),
    };
  }

  /** GROUP BY <expression>, ... */
  private groupBy(): Expression[] | undefined {
    return this.skip('GROUP', 'BY') ? this.many(',', () => this.expression()) : undefined;
  }

  /** WINDOW <name> AS ( <window specification> ), ... */
  private windowClause(): Map<string, WindowSpecification> {
    const windows = new Map<string, WindowSpecification>();
    if (!this.skip('WINDOW')) return windows;
    this.many(',', () => {
      const name = this.windowName('a window name');
      this.expect('AS');
      windows.set(name.value, this.windowSpecification());
    });
    return windows;
  }

  /** <item> ::= * | <name> . * | <expression> [[AS] <alias>] */
  private selectItem(): SelectItem {
    const start = this.here();
    if (this.skip('*')) return { kind: 'star', span: this.since(start) };
    if (this.seesIdentifier() && this.peek(1).value === '.' && this.peek(2).value === '*' && this.peek(2).kind === 'symbol') {
      const qualifier = this.identifier();
      this.next();
      this.next();
      return { kind: 'star', qualifier, span: this.since(start) };
    }
    const expression = this.expression();
    const alias = this.skip('AS') ? this.identifier('an alias') : this.seesIdentifier() ? this.identifier() : undefined;
    return { kind: 'expression', expression, ...(alias && { alias }), span: this.since(start) };
  }

  /** <from> ::= <joined> { , <joined> } ; a comma is a CROSS JOIN */
  private fromClause(): FromItem {
    let left = this.joined();
    while (this.skip(',')) {
      const right = this.joined();
      left = { kind: 'join', type: 'CROSS', natural: false, left, right, span: spanning(left.span, right.span) };
    }
    return left;
  }

  /** <joined> ::= <relation> { [NATURAL] [INNER | LEFT | RIGHT | FULL [OUTER] | CROSS] JOIN <relation> [ON ... | USING (...)] } */
  private joined(): FromItem {
    let left = this.relation();
    for (;;) {
      const natural = this.skip('NATURAL');
      const type = this.joinType();
      if (!type) {
        if (natural) throw this.unexpected('JOIN');
        return left;
      }
      const right = this.relation();
      const on = type !== 'CROSS' && this.skip('ON') ? this.expression() : undefined;
      let using: Identifier[] | undefined;
      if (!on && this.skip('USING')) {
        this.expect('(');
        using = this.many(',', () => this.identifier('a column name'));
        this.expect(')');
      }
      if (type !== 'CROSS' && !natural && !on && !using) throw this.unexpected('ON or USING');
      left = { kind: 'join', type, natural, left, right, ...(on && { on }), ...(using && { using }), span: this.since(left.span) };
    }
  }

  private joinType(): JoinKind | undefined {
    if (this.skip('JOIN') || this.skip('INNER', 'JOIN')) return 'INNER';
    if (this.skip('CROSS', 'JOIN')) return 'CROSS';
    for (const type of ['LEFT', 'RIGHT', 'FULL'] as const) {
      if (this.skip(type, 'JOIN') || this.skip(type, 'OUTER', 'JOIN')) return type;
    }
    return undefined;
  }

  /** <relation> ::= (<name> | ( <query> ) | TABLE ( <call> )) [OVER <window>] [[AS] <alias> [( <column>, ... )]] */
  private relation(): FromItem {
    const start = this.here();
    if (this.skip('TABLE', '(') || this.skip('STREAM', '(')) {
      const call = this.primary();
      if (call.kind !== 'call')
        throw new SqlError(call.span, 'TABLE( ) takes a function, as in TABLE(TOP_K_ITEMS_TUMBLING(CURSOR(...), ...))');
      this.expect(')');
      return { kind: 'tableFunction', call, ...this.correlation(), span: this.since(start) };
    }
    if (this.skip('(')) {
      if (!this.sees('SELECT') && !this.sees('VALUES') && !this.sees('(')) {
        const inner = this.fromClause();
        this.expect(')');
        return inner;
      }
      const query = this.query();
      this.expect(')');
      const over = this.skip('OVER') ? this.overClause() : undefined;
      return { kind: 'subquery', query, ...(over && { over }), ...this.correlation(), span: this.since(start) };
    }
    const name = this.qualifiedName('a stream name');
    const over = this.skip('OVER') ? this.overClause() : undefined;
    return { kind: 'stream', name, ...(over && { over }), ...this.correlation(), span: this.since(start) };
  }

  /** AWS: sql-reference-select-clause.html: no column can be renamed ROWTIME. */
  private columnAlias(): Identifier {
    const name = this.identifier('a column name');
    if (name.value === 'ROWTIME')
      throw new SqlError(name.span, 'A column cannot be renamed ROWTIME: every stream has one already, which is not counted here');
    return name;
  }

  private correlation(): { alias?: Identifier; columns?: Identifier[] } {
    const seesAlias = this.seesIdentifier() && !this.sees('WINDOWED', 'BY');
    const alias = this.skip('AS') ? this.identifier('an alias') : seesAlias ? this.identifier() : undefined;
    if (!this.skip('(')) return alias ? { alias } : {};
    const columns = this.many(',', () => this.columnAlias());
    this.expect(')');
    return { ...(alias && { alias }), columns };
  }
}
