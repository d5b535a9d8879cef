// The intrinsic functions of CloudFormation that templates of conformance packs use.
// AWS: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
import { isJsonObject } from '../../../core/json.ts';
import { invalidTemplate } from '../errors.ts';

export interface Intrinsics {
  /** Throws AwsError for a name that nothing has. */
  ref(name: string): string;
  condition(name: string): boolean;
}

/** Of AWS::NoValue: the member that has it is left out. */
const noValue = Symbol('AWS::NoValue');

/** The value with all functions carried out. Throws AwsError ConformancePackTemplateValidationException. */
export function resolved(value: unknown, intrinsics: Intrinsics): unknown {
  if (Array.isArray(value)) return value.map((inner) => resolved(inner, intrinsics)).filter((inner) => inner !== noValue);
  if (!isJsonObject(value)) return value;
  const [only, ...others] = Object.entries(value);
  const carryOut = only && others.length === 0 ? functions[only[0]] : undefined;
  if (only && carryOut) return carryOut(only[1], intrinsics);
  const members = Object.entries(value).map(([name, inner]) => [name, resolved(inner, intrinsics)] as const);
  return Object.fromEntries(members.filter(([, inner]) => inner !== noValue));
}

type IntrinsicFunction = (argument: unknown, intrinsics: Intrinsics) => unknown;

const functions: Readonly<Record<string, IntrinsicFunction>> = {
  Ref: (name, intrinsics) => (name === 'AWS::NoValue' ? noValue : intrinsics.ref(String(name))),
  Condition: (name, intrinsics) => intrinsics.condition(String(name)),
  'Fn::If'(argument, intrinsics) {
    const [name, whenTrue, whenFalse] = listOf(argument, 3, 'Fn::If');
    return resolved(intrinsics.condition(String(name)) ? whenTrue : whenFalse, intrinsics);
  },
  'Fn::Equals'(argument, intrinsics) {
    const [one, other] = listOf(argument, 2, 'Fn::Equals').map((value) => resolved(value, intrinsics));
    return String(one) === String(other);
  },
  'Fn::Not': (argument, intrinsics) => resolved(listOf(argument, 1, 'Fn::Not')[0], intrinsics) !== true,
  'Fn::And': (argument, intrinsics) => listOf(argument, 2, 'Fn::And').every((value) => resolved(value, intrinsics) === true),
  'Fn::Or': (argument, intrinsics) => listOf(argument, 2, 'Fn::Or').some((value) => resolved(value, intrinsics) === true),
  'Fn::Join'(argument, intrinsics) {
    const [separator, values] = listOf(argument, 2, 'Fn::Join').map((value) => resolved(value, intrinsics));
    return Array.isArray(values) ? values.join(String(separator)) : String(values);
  },
  'Fn::Split'(argument, intrinsics) {
    const [separator, text] = listOf(argument, 2, 'Fn::Split').map((value) => resolved(value, intrinsics));
    return String(text).split(String(separator));
  },
  'Fn::Select'(argument, intrinsics) {
    const [place, values] = listOf(argument, 2, 'Fn::Select').map((value) => resolved(value, intrinsics));
    return Array.isArray(values) ? values[Number(place)] : undefined;
  },
  'Fn::Sub'(argument, intrinsics) {
    const [text, own] = Array.isArray(argument) ? argument : [argument, {}];
    const values = resolved(own, intrinsics);
    const local = isJsonObject(values) ? values : {};
    return String(text).replace(/\$\{([^!}][^}]*)\}/g, (_whole, name: string) =>
      Object.hasOwn(local, name) ? String(local[name]) : intrinsics.ref(name),
    );
  },
};

function listOf(argument: unknown, least: number, name: string): readonly unknown[] {
  if (Array.isArray(argument) && argument.length >= least) return argument;
  throw invalidTemplate(`Template error: ${name} needs a list of ${least} values.`);
}
