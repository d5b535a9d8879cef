// What a mapping says of a field: its type and its parameters, checked when it is put.
// OpenSearch: https://docs.opensearch.org/latest/field-types/
import { isJsonObject } from '../../../core/json.ts';
import { analyzerNames } from '../inverted/analyzer.ts';
import { illegalArgument, mapperParsing, notEmbedded, SearchError } from '../search-error.ts';
import { checkDateFormat } from '../time/date-format.ts';

type Json = Readonly<Record<string, unknown>>;

/** A mapping as it was put, with `properties` for objects: plain data, kept and shown as it is. */
export interface FieldMapping {
  type?: string;
  properties?: Record<string, FieldMapping>;
  fields?: Record<string, FieldMapping>;
  [parameter: string]: unknown;
}

export interface RootMapping {
  properties?: Record<string, FieldMapping>;
  dynamic?: unknown;
  [parameter: string]: unknown;
}

export const wholeNumberTypes = { byte: 2 ** 7, short: 2 ** 15, integer: 2 ** 31, long: 2 ** 63 } as const;
const numeric = ['index', 'doc_values', 'null_value', 'coerce', 'ignore_malformed', 'meta', 'fields'] as const;

/** The types and the parameters of each. */
const parameters: Readonly<Record<string, readonly string[]>> = {
  text: ['analyzer', 'search_analyzer', 'fields', 'index', 'meta'],
  keyword: ['fields', 'ignore_above', 'null_value', 'doc_values', 'index', 'meta', 'eager_global_ordinals'],
  byte: numeric,
  short: numeric,
  integer: numeric,
  long: numeric,
  float: numeric,
  half_float: numeric,
  double: numeric,
  scaled_float: [...numeric, 'scaling_factor'],
  date: ['format', 'index', 'doc_values', 'null_value', 'ignore_malformed', 'meta', 'fields'],
  boolean: ['index', 'doc_values', 'null_value', 'meta', 'fields'],
  object: ['properties', 'dynamic', 'enabled'],
};
/** Types of OpenSearch that are not embedded. */
const otherTypes =
  'alias|binary|completion|constant_keyword|date_nanos|date_range|derived|double_range|flat_object|float_range|geo_point|geo_shape|integer_range|ip|ip_range|join|knn_vector|long_range|match_only_text|nested|percolator|rank_feature|rank_features|search_as_you_type|semantic|star_tree|token_count|unsigned_long|version|wildcard|xy_point|xy_shape'.split(
    '|',
  );
const rootParameters = ['properties', 'dynamic', 'date_detection', 'numeric_detection', '_meta', '_source'];

export const typeOf = (mapping: FieldMapping): string => mapping.type ?? 'object';

/** The mapping of an index that is made. OpenSearch: it says of the mapping as a whole, too, that it was not understood. */
export function checkNewRoot(mapping: unknown): RootMapping {
  try {
    return checkRoot(mapping);
  } catch (thrown) {
    if (!(thrown instanceof SearchError) || thrown.status !== 400) throw thrown;
    const outer = mapperParsing(`Failed to parse mapping [_doc]: ${thrown.message}`, thrown.toCause());
    if (thrown.type !== outer.type) throw outer;
    throw new SearchError(outer.type, outer.message, 400, { ...outer.details, root_cause: { type: thrown.type, reason: thrown.message } });
  }
}

/** Throws SearchError mapper_parsing_exception, illegal_argument_exception for a format of dates, or not_embedded_exception. */
export function checkRoot(mapping: unknown): RootMapping {
  if (!isJsonObject(mapping)) throw mapperParsing('Expected map for property [mappings]');
  for (const [name, value] of Object.entries(mapping)) {
    if (name === '_source' && isJsonObject(value) && Object.entries(value).every(([key, on]) => key === 'enabled' && on === true)) continue;
    if (name === 'dynamic_templates' || name.startsWith('_source') || name === '_routing' || name === 'dynamic_date_formats')
      throw notEmbedded(`The mapping parameter [${name}]`);
    if (!rootParameters.includes(name))
      throw mapperParsing(`Root mapping definition has unsupported parameters:  [${name} : ${JSON.stringify(value)}]`);
  }
  checkDynamic(mapping.dynamic);
  checkProperties(mapping.properties ?? {}, '');
  return structuredClone(mapping) as RootMapping;
}

function checkProperties(properties: unknown, path: string): void {
  if (!isJsonObject(properties)) throw mapperParsing(`Expected map for property [properties] on field [${path}] but got ${properties}`);
  for (const [name, mapping] of Object.entries(properties)) checkField(name, mapping, path === '' ? name : `${path}.${name}`);
}

function checkField(name: string, mapping: unknown, path: string): void {
  if (!isJsonObject(mapping)) throw mapperParsing(`Expected map for property [fields] on field [${path}] but got a class java.lang.String`);
  if (mapping.type === undefined && mapping.properties === undefined && mapping.dynamic === undefined && mapping.enabled === undefined)
    throw mapperParsing(`No type specified for field [${name}]`);
  const type = mapping.type === undefined ? 'object' : String(mapping.type);
  const allowed = Object.hasOwn(parameters, type) ? parameters[type] : undefined;
  if (!allowed) {
    if (otherTypes.includes(type)) throw notEmbedded(`The field type [${type}] (field [${path}])`);
    throw mapperParsing(`No handler for type [${type}] declared on field [${name}]`);
  }
  for (const parameter of Object.keys(mapping))
    if (parameter !== 'type' && !allowed.includes(parameter))
      throw mapperParsing(`unknown parameter [${parameter}] on mapper [${name}] of type [${type}], or one that Sandshark does not embed`);
  if (type === 'scaled_float' && !(Number(mapping.scaling_factor) > 0)) throw mapperParsing('Field [scaling_factor] is required');
  if (type === 'date' && mapping.format !== undefined) checkFormat(name, mapping.format);
  checkAnalyzers(name, mapping);
  checkDynamic(mapping.dynamic);
  if (mapping.properties !== undefined) checkProperties(mapping.properties, path);
  if (mapping.fields !== undefined) checkProperties(mapping.fields, path);
}

function checkFormat(name: string, format: unknown): void {
  if (format === null) throw mapperParsing(`[format] on mapper [${name}] of type [date] must not have a [null] value`);
  try {
    checkDateFormat(javaText(format));
  } catch (thrown) {
    if (!(thrown instanceof SearchError) || thrown.status !== 400) throw thrown;
    throw illegalArgument(`Error parsing [format] on field [${name}]: ${thrown.message}`, thrown.toCause());
  }
}

/** OpenSearch: a format is the text of what is given, also of a list, whose brackets and commas then are part of the pattern. */
function javaText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(javaText).join(', ')}]`;
  if (!isJsonObject(value)) return String(value);
  const members = Object.entries(value).map(([key, member]) => `${key}=${javaText(member)}`);
  return `{${members.join(', ')}}`;
}

function checkAnalyzers(name: string, { analyzer, search_analyzer: searchAnalyzer }: Json): void {
  for (const wanted of [analyzer, searchAnalyzer])
    if (wanted !== undefined && !analyzerNames.includes(String(wanted)))
      throw mapperParsing(`analyzer [${wanted}] has not been configured in mappings, or is not embedded in Sandshark (field [${name}])`);
}

function checkDynamic(dynamic: unknown): void {
  if (dynamic === undefined || ['true', 'false', 'strict'].includes(String(dynamic))) return;
  if (String(dynamic) === 'strict_allow_templates' || String(dynamic) === 'false_allow_templates') throw notEmbedded(`dynamic: ${dynamic}`);
  throw mapperParsing(`Could not convert [dynamic] to dynamic: ${dynamic}`);
}
