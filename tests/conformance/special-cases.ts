// Cases whose documents print too little, or another thing than rows: what is run for each.
import type { ConformanceCase, Outcome } from './case-file.ts';

export const SPECIAL_CASES: Readonly<Record<string, (item: ConformanceCase) => Outcome>> = {};
