// The things that can be offered, each kind as completions.
import type { Catalog, CatalogFunction } from '../plan/catalog.ts';
import { typeText } from '../semantics/sql-type.ts';
import type { SqlCompletion } from './completion.ts';
import { type FunctionDoc, hole, pageAddress } from './docs/function-doc.ts';
import { FUNCTION_DOCS } from './docs/function-docs.ts';
import type { OfferedRelation } from './from-scope.ts';
import { quoted, written } from './quoting.ts';

const TYPES = 'VARCHAR CHAR INTEGER BIGINT SMALLINT TINYINT DOUBLE REAL DECIMAL BOOLEAN TIMESTAMP DATE TIME VARBINARY BINARY'.split(' ');
const WITH_LENGTH = new Set(['VARCHAR', 'CHAR', 'VARBINARY', 'BINARY']);

export function keyword(word: string): SqlCompletion {
  return { kind: 'keyword', label: word, insert: word, insertAs: 'text' };
}

/** The columns of the FROM clause, ROWTIME, and the names of its relations to put before a dot. */
export function relationOffers(relations: readonly OfferedRelation[]): SqlCompletion[] {
  const offered = new Map<string, SqlCompletion>();
  for (const relation of relations) for (const item of columnOffers(relation)) if (!offered.has(item.label)) offered.set(item.label, item);
  const names = relations.flatMap(({ alias }): SqlCompletion[] =>
    alias ? [{ kind: 'stream', label: alias, insert: quotedUnlessAlias(alias), insertAs: 'text', detail: 'of this FROM' }] : [],
  );
  return [...offered.values(), ...names];
}

/** Streams keep their quotes; a short alias needs none. */
const quotedUnlessAlias = (name: string): string => (/^[A-Z][A-Z0-9]{0,7}$/.test(name) ? written(name) : quoted(name));

export function columnOffers({ alias, columns, rowtime }: OfferedRelation): SqlCompletion[] {
  const of = alias ? ` of ${alias}` : '';
  const own = columns.map(
    ({ name, type }): SqlCompletion => ({
      kind: 'column',
      label: name,
      insert: written(name),
      insertAs: 'text',
      detail: type,
      documentation: `Column${of}.${written(name) === name ? '' : ' It is written between quotes: an unquoted name is read as upper case.'}`,
    }),
  );
  if (rowtime === 'none' || columns.some(({ name }) => name === 'ROWTIME')) return own;
  return [
    ...own,
    {
      kind: 'column',
      label: 'ROWTIME',
      insert: 'ROWTIME',
      insertAs: 'text',
      detail: 'TIMESTAMP',
      documentation: `The time of the row${of}.`,
    },
  ];
}

export function streamOffers({ streams }: Catalog): SqlCompletion[] {
  return [...streams.values()].map(({ name, columns }) => ({
    kind: 'stream',
    label: name,
    insert: quoted(name),
    insertAs: 'text',
    detail: 'stream',
    documentation: columns.map((column) => `${written(column.name)} ${typeText(column.type)}`).join(', '),
  }));
}

export function tableOffers({ tables }: Catalog): SqlCompletion[] {
  return [...tables.values()].map(({ name }) => ({
    kind: 'table',
    label: name,
    insert: quoted(name),
    insertAs: 'text',
    detail: 'reference table',
  }));
}

/** Functions that may stand here, the kinds in this order. */
export function functionOffers(allowed: readonly FunctionDoc['kind'][], relations: readonly OfferedRelation[]): SqlCompletion[] {
  const [only] = relations.length === 1 ? relations : [];
  return allowed
    .flatMap((wanted) => [...FUNCTION_DOCS.values()].filter(({ kind }) => kind === wanted))
    .map(({ name, snippet, signature, says, page }) => ({
      kind: 'function',
      label: name,
      insert: withStream(snippet ?? name, only?.alias),
      insertAs: snippet ? 'placeholders' : 'text',
      detail: signature,
      documentation: `${says}\n\n${pageAddress(page)}`,
    }));
}

/** Functions that the file created before this statement. */
export function createdFunctionOffers({ functions }: Catalog): SqlCompletion[] {
  return [...functions].flatMap(([name, overloads]) =>
    overloads.map((created) => ({
      kind: 'function' as const,
      label: name,
      insert: `${written(name)}(${created.parameters.map((type, i) => hole(i + 1, type.kind.toLowerCase())).join(', ')})`,
      insertAs: 'placeholders' as const,
      detail: createdSignature(name, created),
      documentation: 'A function that this file creates.',
    })),
  );
}

/** NAME(type, ...) RETURNS type */
export function createdSignature(name: string, { parameters, returns }: Pick<CatalogFunction, 'parameters' | 'returns'>): string {
  return `${written(name)}(${parameters.map(typeText).join(', ')}) RETURNS ${typeText(returns)}`;
}

/** Where there is one stream only, its name is not asked for. */
function withStream(snippet: string, alias: string | undefined): string {
  if (!alias || alias.includes('$') || alias.includes('}')) return snippet;
  return snippet.replace(hole(1, 'stream'), hole(1, quotedUnlessAlias(alias)));
}

export function typeOffers(): SqlCompletion[] {
  return TYPES.map((name) => {
    const insert = WITH_LENGTH.has(name)
      ? `${name}(${hole(1, '16')})`
      : name === 'DECIMAL'
        ? `DECIMAL(${hole(1, '18')}, ${hole(2, '2')})`
        : name;
    return { kind: 'type', label: name, insert, insertAs: insert === name ? 'text' : 'placeholders' };
  });
}

export function windowOffers(names: readonly string[]): SqlCompletion[] {
  const named = names.map(
    (name): SqlCompletion => ({ kind: 'window', label: name, insert: written(name), insertAs: 'text', detail: 'window' }),
  );
  const pattern = (label: string, insert: string, documentation: string): SqlCompletion => ({
    kind: 'pattern',
    label,
    insert,
    insertAs: 'placeholders',
    documentation,
  });
  return [
    ...named,
    pattern(
      "(RANGE INTERVAL '1' MINUTE PRECEDING)",
      `(PARTITION BY ${hole(1, 'column')} RANGE INTERVAL '${hole(2, '1')}' ${hole(3, 'MINUTE')} PRECEDING)`,
      'A sliding window: the rows of the last minute, this one included.',
    ),
    pattern(
      '(ROWS 10 PRECEDING)',
      `(PARTITION BY ${hole(1, 'column')} ROWS ${hole(2, '10')} PRECEDING)`,
      'A sliding window: this row and the ten before it.',
    ),
  ];
}

/** What a file begins with. */
export const STATEMENT_PATTERNS: readonly SqlCompletion[] = [
  {
    kind: 'pattern',
    label: 'CREATE OR REPLACE STREAM',
    insert: `CREATE OR REPLACE STREAM "${hole(1, 'DESTINATION_SQL_STREAM')}" (\n  ${hole(2, 'TICKER')} ${hole(3, 'VARCHAR(4)')}\n);`,
    insertAs: 'placeholders',
    documentation: 'Declares an in-application stream: its columns and their types.',
  },
  {
    kind: 'pattern',
    label: 'CREATE OR REPLACE PUMP',
    insert: `CREATE OR REPLACE PUMP "${hole(1, 'STREAM_PUMP')}" AS\nINSERT INTO "${hole(2, 'DESTINATION_SQL_STREAM')}"\nSELECT STREAM\n  ${hole(3, '*')}\nFROM "${hole(4, 'SOURCE_SQL_STREAM_001')}";`,
    insertAs: 'placeholders',
    documentation: 'A query that runs for ever and inserts its rows into a stream.',
  },
];
