// What attributes users of a pool may have, and whether given ones conform.
// AWS: https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html
import type { AttributeType, SchemaAttributeType } from '@aws-sdk/client-cognito-identity-provider';
import { invalid, unauthorizedAttribute, wrongSchema } from './errors.ts';
import { limits } from './limits.ts';
import type { AppClient, UserPool } from './user-pool.ts';

const texts = [
  'name',
  'given_name',
  'family_name',
  'middle_name',
  'nickname',
  'preferred_username',
  'profile',
  'picture',
  'website',
  'email',
  'gender',
  'birthdate',
  'zoneinfo',
  'locale',
  'phone_number',
  'address',
] as const;

const text = (Name: string, Mutable: boolean, bounds: object): SchemaAttributeType => ({
  Name,
  AttributeDataType: 'String',
  DeveloperOnlyAttribute: false,
  Mutable,
  Required: Name === 'sub',
  StringAttributeConstraints: bounds,
});
const flag = (Name: string): SchemaAttributeType => ({
  Name,
  AttributeDataType: 'Boolean',
  DeveloperOnlyAttribute: false,
  Mutable: true,
  Required: false,
});

const standard: readonly SchemaAttributeType[] = [
  text('sub', false, { MinLength: '1', MaxLength: '2048' }),
  ...texts.map((name) =>
    text(name, true, name === 'birthdate' ? { MinLength: '10', MaxLength: '10' } : { MinLength: '0', MaxLength: '2048' }),
  ),
  flag('email_verified'),
  flag('phone_number_verified'),
  {
    Name: 'updated_at',
    AttributeDataType: 'Number',
    DeveloperOnlyAttribute: false,
    Mutable: true,
    Required: false,
    NumberAttributeConstraints: { MinValue: '0' },
  },
];

/** The schema of a new pool: the standard attributes, changed by those of that name, and the pool's own. */
export function newSchema(given: readonly SchemaAttributeType[]): SchemaAttributeType[] {
  const overridden = standard.map((attribute) => {
    const change = given.find(({ Name }) => Name === attribute.Name);
    if (!change) return structuredClone(attribute);
    if (change.AttributeDataType !== undefined && change.AttributeDataType !== attribute.AttributeDataType)
      throw invalid(`You can not change AttributeDataType or set developerOnlyAttribute for standard schema attribute ${attribute.Name}`);
    if (change.DeveloperOnlyAttribute)
      throw invalid(`You can not change AttributeDataType or set developerOnlyAttribute for standard schema attribute ${attribute.Name}`);
    return { ...structuredClone(attribute), ...defined(change) };
  });
  return [...overridden, ...customAttributes(given.filter(({ Name }) => standard.every((attribute) => attribute.Name !== Name)))];
}

/** Attributes of a pool's own, under the names that users have them. */
export function customAttributes(given: readonly SchemaAttributeType[]): SchemaAttributeType[] {
  return given.map((attribute) => {
    if (attribute.Required) throw invalid('Required custom attributes are not supported currently.');
    if (attribute.DeveloperOnlyAttribute)
      throw invalid('Developer-only attributes are not supported in Sandshark: use the attribute permissions of app clients.');
    const type = attribute.AttributeDataType ?? 'String';
    return {
      Name: `custom:${attribute.Name}`,
      AttributeDataType: type,
      DeveloperOnlyAttribute: false,
      Mutable: attribute.Mutable ?? true,
      Required: false,
      ...(type === 'String' && { StringAttributeConstraints: attribute.StringAttributeConstraints ?? {} }),
      ...(type === 'Number' && { NumberAttributeConstraints: attribute.NumberAttributeConstraints ?? {} }),
    };
  });
}

/** The given attributes as a record. Throws AwsError InvalidParameterException for what the schema does not allow. */
export function checkedAttributes(pool: UserPool, given: readonly AttributeType[] = []): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const { Name: name = '', Value: value = '' } of given) {
    const wanted = name.startsWith('dev:') ? undefined : pool.schema.find(({ Name }) => Name === name);
    if (!wanted) throw wrongSchema(name, 'Attribute does not exist in the schema.');
    if (name === 'sub') throw invalid('Cannot modify the non-mutable attribute sub');
    checkValue(wanted, name, value);
    attributes[name] = value;
  }
  return attributes;
}

/** Throws AwsError InvalidParameterException. */
export function checkRequired(pool: UserPool, attributes: Readonly<Record<string, string>>): void {
  for (const { Name: name = '', Required: required } of pool.schema)
    if (required && name !== 'sub' && !attributes[name]) throw wrongSchema(name, 'The attribute is required');
}

/** Throws AwsError InvalidParameterException for an attribute that may be set only when the user is made. */
export function checkMutable(pool: UserPool, names: readonly string[]): void {
  const fixed = pool.schema.find(({ Name, Mutable }) => Mutable === false && names.includes(Name ?? ''));
  if (fixed) throw invalid(`user.${fixed.Name}: Attribute cannot be updated.`);
}

/** Throws AwsError NotAuthorizedException for attributes that users of the app client may not write. */
export function checkWritable({ WriteAttributes: writable }: AppClient, names: readonly string[]): void {
  const verified = names.some((name) => name.endsWith('_verified') && !name.startsWith('custom:'));
  if (verified || (writable && names.some((name) => !writable.includes(name)))) throw unauthorizedAttribute();
}

/** AWS: an app client that names no attributes may read all. */
export function readable({ ReadAttributes: names }: AppClient, attributes: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => name === 'sub' || !names || names.includes(name)));
}

function checkValue({ AttributeDataType: type, ...bounds }: SchemaAttributeType, name: string, value: string): void {
  if (value === '') return;
  if (name === 'email' && !/^[^\s@]+@[^\s@]+$/.test(value)) throw invalid('Invalid email address format.');
  if (name === 'phone_number' && !/^\+\d{5,15}$/.test(value)) throw invalid('Invalid phone number format.');
  if (name === 'birthdate' && !/^\d{4}-\d\d-\d\d$/.test(value)) throw invalid('Invalid birthdate format. Please use YYYY-MM-DD.');
  if (type === 'Boolean' && value !== 'true' && value !== 'false') throw wrongSchema(name, `Expected boolean but got ${value}`);
  if (type === 'Number') checkNumber(bounds, name, value);
  if (type === 'String') checkLength(bounds, name, value);
  if (value.length > limits.attributeLength) throw wrongSchema(name, `String must be no longer than ${limits.attributeLength} characters`);
}

function checkNumber({ NumberAttributeConstraints: bounds }: SchemaAttributeType, name: string, value: string): void {
  const { MinValue: least, MaxValue: most } = bounds ?? {};
  if (!/^-?\d+(\.\d+)?$/.test(value)) throw wrongSchema(name, 'The value is not a number');
  if (least !== undefined && Number(value) < Number(least)) throw wrongSchema(name, `Number must be no less than ${least}`);
  if (most !== undefined && Number(value) > Number(most)) throw wrongSchema(name, `Number must be no greater than ${most}`);
}

function checkLength({ StringAttributeConstraints: bounds }: SchemaAttributeType, name: string, value: string): void {
  const { MinLength: least, MaxLength: most } = bounds ?? {};
  if (least !== undefined && value.length < Number(least)) throw wrongSchema(name, `String must be longer than ${least} characters`);
  if (most !== undefined && value.length > Number(most)) throw wrongSchema(name, `String must be no longer than ${most} characters`);
}

function defined<Value extends object>(value: Value): Partial<Value> {
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined)) as Partial<Value>;
}
