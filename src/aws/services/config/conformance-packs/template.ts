// The template of a conformance pack: YAML or JSON in the manner of CloudFormation.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/custom-conformance-pack.html
import { type CollectionTag, parse, type ScalarTag } from 'yaml';
import { isJsonObject } from '../../../core/json.ts';
import { invalidTemplate } from '../errors.ts';
import { type Intrinsics, resolved } from './intrinsics.ts';

/** A resource of the template with all intrinsic functions carried out. */
export interface TemplateResource {
  readonly logicalId: string;
  readonly type: 'AWS::Config::ConfigRule' | 'AWS::Config::RemediationConfiguration';
  readonly properties: Readonly<Record<string, unknown>>;
}

/** What the template is given from outside. */
export interface TemplateInput {
  readonly account: string;
  readonly region: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** What Ref of a rule's logical id means. */
  readonly nameOf: (logicalId: string, properties: Readonly<Record<string, unknown>>) => string;
}

const types: readonly string[] = ['AWS::Config::ConfigRule', 'AWS::Config::RemediationConfiguration'];

/** Rules before remediations. Throws AwsError ConformancePackTemplateValidationException. */
export function readTemplate(text: string, input: TemplateInput): TemplateResource[] {
  const template = parsedTemplate(text);
  const resources = template.Resources;
  if (!isJsonObject(resources) || Object.keys(resources).length === 0) throw invalidTemplate('The template has no Resources.');
  const parameters = givenParameters(template.Parameters, input.parameters);
  const names = new Map<string, string>();
  const intrinsics: Intrinsics = {
    ref: (name) => pseudo(name, input) ?? parameters[name] ?? names.get(name) ?? fail(`Unresolved resource dependencies [${name}]`),
    condition: (name) => {
      const conditions = isJsonObject(template.Conditions) ? template.Conditions : {};
      if (!Object.hasOwn(conditions, name)) fail(`Unresolved condition ${name}`);
      return resolved(conditions[name], intrinsics) === true;
    },
  };
  const read = Object.entries(resources).flatMap(([logicalId, resource]) => readResource(logicalId, resource, intrinsics));
  for (const { logicalId, type, properties } of read)
    if (type === 'AWS::Config::ConfigRule') names.set(logicalId, input.nameOf(logicalId, isJsonObject(properties) ? properties : {}));
  const done = read.map(({ properties, ...rest }) => {
    const value = resolved(properties, intrinsics);
    return { ...rest, properties: isJsonObject(value) ? value : {} };
  });
  return done.sort((one, other) => types.indexOf(one.type) - types.indexOf(other.type));
}

function readResource(logicalId: string, resource: unknown, intrinsics: Intrinsics) {
  if (!isJsonObject(resource)) return fail(`The resource ${logicalId} is no object.`);
  const type = String(resource.Type);
  if (!types.includes(type))
    return fail(`Template format error: Unrecognized resource types: [${type}]. Embedded are ${types.join(', ')}.`);
  if (typeof resource.Condition === 'string' && !intrinsics.condition(resource.Condition)) return [];
  return [{ logicalId, type: type as TemplateResource['type'], properties: resource.Properties }];
}

function givenParameters(declared: unknown, given: Readonly<Record<string, string>>): Record<string, string> {
  const parameters = isJsonObject(declared) ? declared : {};
  const unknown = Object.keys(given).filter((name) => !Object.hasOwn(parameters, name));
  if (unknown.length > 0) fail(`Parameters: [${unknown.join(', ')}] do not exist in the template`);
  const values = Object.entries(parameters).map(([name, parameter]) => {
    const value = given[name] ?? (isJsonObject(parameter) ? parameter.Default : undefined);
    return value === undefined ? fail(`Parameters: [${name}] must have values`) : ([name, String(value)] as const);
  });
  return Object.fromEntries(values);
}

function pseudo(name: string, { account, region }: TemplateInput): string | undefined {
  return { 'AWS::AccountId': account, 'AWS::Region': region, 'AWS::Partition': 'aws', 'AWS::URLSuffix': 'amazonaws.com' }[name];
}

function parsedTemplate(text: string): Readonly<Record<string, unknown>> {
  try {
    const template: unknown = parse(text, { customTags: shortForms });
    if (isJsonObject(template)) return template;
  } catch (thrown) {
    return fail(`Template format error: YAML not well-formed. ${thrown instanceof Error ? thrown.message : String(thrown)}`);
  }
  return fail('Template format error: the template is no object.');
}

const longName = (name: string) => (name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`);

/** `!If [...]` is short for `Fn::If: [...]`. */
const shortForms: (ScalarTag | CollectionTag)[] = [
  'Ref',
  'Condition',
  'If',
  'Not',
  'Equals',
  'And',
  'Or',
  'Sub',
  'Join',
  'Select',
  'Split',
].flatMap((name): (ScalarTag | CollectionTag)[] => [
  { tag: `!${name}`, resolve: (text: string) => ({ [longName(name)]: text }) },
  { tag: `!${name}`, collection: 'seq', resolve: (list) => ({ [longName(name)]: list.toJSON() as unknown }) },
]);

function fail(sentence: string): never {
  throw invalidTemplate(sentence);
}
