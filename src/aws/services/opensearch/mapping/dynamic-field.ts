// What a value of no mapped field becomes.
// OpenSearch: https://docs.opensearch.org/latest/field-types/#dynamic-mapping
import { parseDate } from '../time/date-format.ts';
import type { FieldMapping, RootMapping } from './field-mapping.ts';

const detectedFormats = ['strict_date_optional_time', 'yyyy/MM/dd HH:mm:ss||yyyy/MM/dd'] as const;

/** The mapping of a new field. By design: a number that JSON writes as 1.0 is a whole one here, because the reader of JSON keeps no difference. */
export function dynamicField(value: string | number | boolean, root: RootMapping): FieldMapping {
  if (typeof value === 'boolean') return { type: 'boolean' };
  if (typeof value === 'number') return { type: Number.isInteger(value) ? 'long' : 'float' };
  const number = value.trim() !== '' && !Number.isNaN(Number(value));
  if (number && root.numeric_detection === true) return { type: /^[+-]?\d+$/.test(value) ? 'long' : 'float' };
  if (!number && root.date_detection !== false) {
    const format = detectedFormats.find((candidate) => parseDate(value, candidate) !== undefined);
    if (format === 'strict_date_optional_time') return { type: 'date' };
    if (format) return { type: 'date', format };
  }
  return { type: 'text', fields: { keyword: { type: 'keyword', ignore_above: 256 } } };
}
