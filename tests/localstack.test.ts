// The table under localstack/ must speak of every service of every lab, and of nothing else.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { asMarkdown, whereItRuns } from '../localstack/where-it-runs.ts';
import type { Lab } from '../src/lab/definition.ts';

const labIds = readdirSync('labs');
const labs: Lab[] = await Promise.all(labIds.map(async (id) => (await import(`../labs/${id}/lab.ts`)).default));

describe('which service of which lab runs where', () => {
  test.each(labs.map((lab) => [lab.id, lab] as const))('every service of %s has one row', (id, lab) => {
    const rows = whereItRuns.filter((row) => row.lab === id).map((row) => row.service);
    expect(rows.toSorted()).toEqual(lab.services.toSorted());
  });

  test('no row speaks of a lab that is not there', () => {
    expect(whereItRuns.filter((row) => !labIds.includes(row.lab))).toEqual([]);
  });

  test('a place where a service does not run has a reason, and only such a place', () => {
    for (const row of whereItRuns) {
      const runsEverywhere = [row.embedded, row.localstack, row.aws].every((place) => place === 'yes');
      expect(row.because === '', `${row.lab}, ${row.service}`).toBe(runsEverywhere);
    }
  });

  test('the README shows this table', () => {
    expect(readFileSync('localstack/README.md', 'utf8')).toContain(asMarkdown());
  });
});
