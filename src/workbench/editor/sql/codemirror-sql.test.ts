// The CodeMirror adapter without a screen: what the service offers, as CodeMirror takes it.
import { CompletionContext } from '@codemirror/autocomplete';
import { EditorState } from '@codemirror/state';
import { describe, expect, test } from 'vitest';
import type { SqlCatalog } from '../../../streaming-sql/language/sql-catalog.ts';
import { completionsAt } from './codemirror-sql.ts';

const CATALOG: SqlCatalog = {
  streams: [
    {
      name: 'SOURCE_SQL_STREAM_001',
      columns: [
        { name: 'TICKER', type: 'VARCHAR(4)' },
        { name: 'price', type: 'DOUBLE' },
      ],
    },
  ],
  others: 'none',
};
const QUERY = 'CREATE PUMP "P" AS INSERT INTO "D" SELECT STREAM | FROM "SOURCE_SQL_STREAM_001"';

function asked(marked: string, explicit = true) {
  const state = EditorState.create({ doc: marked.replace('|', '') });
  return completionsAt(new CompletionContext(state, marked.indexOf('|'), explicit), async () => CATALOG);
}

describe('completion in CodeMirror', () => {
  test('replaces what is typed and quotes a column that needs it', async () => {
    const result = await asked(QUERY.replace('|', 'pri|'));
    expect(result).toMatchObject({ from: QUERY.indexOf('|'), to: QUERY.indexOf('|') + 3 });
    expect(result?.options.find(({ label }) => label === 'price')?.apply).toBe('"price"');
  });

  test('compares with the quote when one is typed', async () => {
    const result = await asked(QUERY.replace('|', '"pri|'));
    expect(result?.options.map(({ label }) => label)).toContain('"price"');
  });

  test('opens after a dot, and not by itself behind a blank', async () => {
    expect(await asked(QUERY, false)).toBeNull();
    expect((await asked(QUERY.replace('|', '"SOURCE_SQL_STREAM_001".|'), false))?.options.map(({ label }) => label)).toEqual([
      'TICKER',
      'price',
      'ROWTIME',
    ]);
  });
});
