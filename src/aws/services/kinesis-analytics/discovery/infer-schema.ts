// Sample texts become a schema: JSON if they are, else delimited text if they are.
import type { Discovery } from './discovery.ts';
import { inferCsv } from './infer-csv.ts';
import { inferJson } from './infer-json.ts';

/** Undefined when the texts follow neither form. */
export function inferSchema(texts: readonly string[]): Discovery | undefined {
  return inferJson(texts) ?? inferCsv(texts);
}
