// Catalogs that a page gives. Source of truth: src/workbench/playground, whose data the learner changes while the editor stands.
import { expect, it } from 'vitest';
import { diagnose } from '../../../streaming-sql/language/diagnose.ts';
import { giveCatalog, givenCatalog } from './given-catalogs.ts';

const catalogWith = (column: string) => ({
  streams: [{ name: 'S', columns: [{ name: column, type: 'DOUBLE' }] }],
  others: 'none' as const,
  bareQueries: 'allowed' as const,
});

it('a catalog that was given once says what was given last', () => {
  expect(givenCatalog('page')).toBeUndefined();
  giveCatalog('page', catalogWith('A'));
  const catalog = givenCatalog('page');
  if (!catalog) throw new Error('no catalog');
  const problems = () => diagnose('SELECT STREAM B FROM S', catalog).length;
  expect(problems()).toBe(1);
  giveCatalog('page', catalogWith('B'));
  expect(problems()).toBe(0);
});
