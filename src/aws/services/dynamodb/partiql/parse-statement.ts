// PartiQL statements: text and parameters to something that operations execute.
// AWS: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-reference.statements.html
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { wrongOperand } from '../expressions/apply-update.ts';
import type { DocumentPath } from '../expressions/compiled.ts';
import { compiledUpdate } from '../expressions/compiled-update.ts';
import { pathsComplaint } from '../expressions/document-path.ts';
import type { BoundAction, SetValue } from '../expressions/update-actions.ts';
import { ConditionReader } from './condition-reader.ts';
import { selectProjection } from './select-projection.ts';
import type { DeleteStatement, InsertStatement, PartiqlStatement, Returning, SelectStatement, UpdateStatement } from './statement.ts';
import { whereOf } from './where.ts';

/**
 * Reads one statement. Throws AwsError ValidationException.
 * @param parameters the values for `?`, in order of appearance
 */
export function parseStatement(text: string, parameters: readonly AttributeValue[] = []): PartiqlStatement {
  return new StatementReader(text, parameters).statement();
}

class StatementReader extends ConditionReader {
  /** `statement := select | insert | update | delete | EXISTS '(' select ')'` */
  statement(): PartiqlStatement {
    const statement = this.oneStatement();
    if (this.token.kind !== 'end') throw this.unexpected('Unexpected term after the statement');
    this.checkParameters();
    return statement;
  }

  private oneStatement(): PartiqlStatement {
    if (this.tookWord('SELECT')) return this.select();
    if (this.tookWord('INSERT')) return this.insert();
    if (this.tookWord('UPDATE')) return this.update();
    if (this.tookWord('DELETE')) return this.delete();
    if (!this.tookWord('EXISTS')) throw this.malformed('Expected data manipulation');
    this.expectSymbol('(');
    this.expectWord('SELECT');
    const select = this.select();
    this.expectSymbol(')');
    return { kind: 'exists', select };
  }

  /** `select := SELECT ( '*' | path ( ',' path )* ) FROM name [ '.' name ] [ WHERE condition ] [ ORDER BY name [ ASC | DESC ] , ... ]` */
  private select(): SelectStatement {
    const paths = this.tookSymbol('*') ? [] : this.commaSeparated(() => this.path());
    this.expectWord('FROM');
    const table = this.name();
    const index = this.tookSymbol('.') ? this.name() : undefined;
    const where = this.where();
    return {
      kind: 'select',
      table,
      ...(index === undefined ? {} : { index }),
      ...(paths.length === 0 ? {} : { projection: selectProjection(paths) }),
      where,
      orderBy: this.orderBy(),
    };
  }

  private where() {
    return whereOf(this.tookWord('WHERE') ? this.condition() : undefined);
  }

  private orderBy(): SelectStatement['orderBy'] {
    if (!this.tookWord('ORDER')) return [];
    this.expectWord('BY');
    return this.commaSeparated(() => {
      const name = this.name();
      const descending = this.tookWord('DESC');
      if (!descending) this.tookWord('ASC');
      return { name, direction: descending ? 'DESC' : 'ASC' };
    });
  }

  /** `insert := INSERT INTO name VALUE tuple` */
  private insert(): InsertStatement {
    this.expectWord('INTO');
    const table = this.name();
    this.expectWord('VALUE');
    const { M: item } = this.value();
    if (item === undefined) throw this.malformed('Expected tuple');
    return { kind: 'insert', table, item };
  }

  /** `update := UPDATE name ( SET assignment ( ',' assignment )* | REMOVE path ( ',' path )* )+ WHERE condition [ returning ]` */
  private update(): UpdateStatement {
    const table = this.name();
    const actions: BoundAction[] = [];
    for (;;) {
      if (this.tookWord('SET')) actions.push(...this.commaSeparated(() => this.assignment()));
      else if (this.tookWord('REMOVE')) actions.push(...this.commaSeparated((): BoundAction => ({ kind: 'REMOVE', path: this.path() })));
      else break;
    }
    if (actions.length === 0) throw this.malformed('Expected data manipulation');
    const complaint = pathsComplaint(actions.map(({ path }) => path));
    if (complaint !== undefined) throw this.invalid(complaint);
    const where = this.where();
    const returning = this.returning();
    return {
      kind: 'update',
      table,
      update: compiledUpdate(actions, wrongOperand),
      where,
      ...(returning === undefined ? {} : { returning }),
    };
  }

  /** `assignment := path '=' ( setValue [ ( '+' | '-' ) setValue ] | SET_ADD '(' path ',' value ')' | SET_DELETE '(' path ',' value ')' )` */
  private assignment(): BoundAction {
    const path = this.path();
    this.expectSymbol('=');
    const call = this.isSymbol('(', this.following) ? this.token.text.toUpperCase() : '';
    if (call === 'SET_ADD' || call === 'SET_DELETE') return this.setChange(path, call);
    const first = this.setValue();
    if (!this.isSymbol('+') && !this.isSymbol('-')) return { kind: 'SET', path, value: first };
    const name = this.advance().text === '+' ? '+' : '-';
    return { kind: 'SET', path, value: { kind: 'function', name, operands: [first, this.setValue()] } };
  }

  private setChange(path: DocumentPath, call: 'SET_ADD' | 'SET_DELETE'): BoundAction {
    this.advance();
    this.expectSymbol('(');
    const changed = this.path();
    this.expectSymbol(',');
    const value = this.value();
    this.expectSymbol(')');
    // By design: AWS's examples change a set in its own place, and an update has no other way.
    if (changed.join('.') !== path.join('.')) throw this.invalid(`${call} must change the attribute that is set`);
    if ((value.SS ?? value.NS ?? value.BS) === undefined) throw this.invalid(`${call} takes a set as its second operand`);
    return { kind: call === 'SET_ADD' ? 'ADD' : 'DELETE', path, value };
  }

  /** `setValue := value | path | LIST_APPEND '(' setValue ',' setValue ')'` */
  private setValue(): SetValue {
    if (this.isValue()) return { kind: 'value', value: this.value() };
    if (!this.isSymbol('(', this.following)) return { kind: 'path', path: this.path() };
    if (!this.tookWord('LIST_APPEND')) throw this.invalid(`Unsupported function: ${this.token.text}`);
    this.expectSymbol('(');
    const [first, second, ...more] = this.elements(')', () => this.setValue());
    if (first === undefined || second === undefined || more.length > 0) throw this.malformed('LIST_APPEND takes two operands');
    return { kind: 'function', name: 'list_append', operands: [first, second] };
  }

  /** `delete := DELETE FROM name WHERE condition [ returning ]` */
  private delete(): DeleteStatement {
    this.expectWord('FROM');
    const table = this.name();
    const where = this.where();
    const returning = this.returning();
    if (returning !== undefined && returning !== 'ALL_OLD') throw this.malformed('DELETE can return ALL OLD only');
    return { kind: 'delete', table, where, ...(returning === undefined ? {} : { returning }) };
  }

  /** `returning := RETURNING ( ALL | MODIFIED ) ( OLD | NEW ) '*'` */
  private returning(): Returning | undefined {
    if (!this.tookWord('RETURNING')) return undefined;
    const scope = this.tookWord('ALL') ? 'ALL' : this.tookWord('MODIFIED') ? 'MODIFIED' : undefined;
    const time = this.tookWord('OLD') ? 'OLD' : this.tookWord('NEW') ? 'NEW' : undefined;
    if (scope === undefined || time === undefined) throw this.unexpected('Expected ALL OLD, ALL NEW, MODIFIED OLD or MODIFIED NEW');
    this.expectSymbol('*');
    return `${scope}_${time}`;
  }

  private commaSeparated<Element>(element: () => Element): Element[] {
    const elements = [element()];
    while (this.tookSymbol(',')) elements.push(element());
    return elements;
  }
}
