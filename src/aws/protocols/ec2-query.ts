// The EC2 Query protocol: the Query protocol with names of its own, lists without a word, answers without a Result, errors of its own shape.
// AWS: https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html
import { NormalizedSchema } from '@smithy/core/schema';
import { wireName } from '../core/constraints.ts';
import { AwsError } from '../core/errors.ts';
import { formOf, soundFormOf, xmlAnswer } from './aws-query.ts';
import { refusing } from './malformed.ts';
import { modelledError, statusOf } from './modelled-error.ts';
import type { Protocol } from './protocol.ts';
import { type FormNames, readForm } from './query-form.ts';
import { messageElement, namedAs, queryNames, writeErrorMembers } from './xml-errors.ts';
import { xmlName } from './xml-names.ts';
import { escapeXml, writeMembers } from './xml-output.ts';

const names: FormNames = {
  member(schema, name) {
    const own: unknown = schema.getMemberTraits().ec2QueryName;
    if (typeof own === 'string') return own;
    const plain = xmlName(schema, name);
    return plain.charAt(0).toUpperCase() + plain.slice(1);
  },
  lists: 'flat',
};

// AWS: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html: EC2 never tells what is wrong with a signature.
const errorNames = {
  ...queryNames,
  InvalidSignatureException: ['AuthFailure', 401, 'AWS was not able to validate the provided access credentials'],
  ValidationException: ['InvalidParameterValue', 400],
} as const;

const contentType = 'text/xml;charset=UTF-8';

export const ec2Query: Protocol = {
  operationOf: (request) => formOf(request).get('Action') ?? '',
  decode: (schema, request) =>
    complete(
      NormalizedSchema.of(schema[4]),
      refusing(
        () => readForm(NormalizedSchema.of(schema[4]), soundFormOf(request), names),
        ({ message }) => new AwsError('InvalidParameterValue', message),
      ),
    ),
  encode(schema, output, { operation, requestId, xmlNamespace }) {
    const content = writeMembers(NormalizedSchema.of(schema[5]), output, xmlNamespace);
    const xml = `<${operation}Response xmlns="${xmlNamespace}">${content}<requestId>${requestId}</requestId></${operation}Response>`;
    return xmlAnswer(200, xml, contentType);
  },
  encodeError(error, { requestId, schemas }) {
    const modelled = modelledError(error.code, schemas);
    const [code, status, message] = namedAs(errorNames, error, statusOf(error, modelled), modelled);
    const members = writeErrorMembers(error, modelled);
    const detail = `<Error><Code>${escapeXml(code)}</Code>${messageElement(message)}${members}</Error>`;
    return xmlAnswer(status, `<Response><Errors>${detail}</Errors><RequestID>${requestId}</RequestID></Response>`, contentType);
  },
};

/** EC2 has a sentence of its own for a member that is required and not there: a structure lists its required members first. */
function complete(schema: NormalizedSchema, input: unknown): unknown {
  const structure: unknown = schema.getSchema();
  const required = Array.isArray(structure) && typeof structure[6] === 'number' ? structure[6] : 0;
  const names = required === 0 ? [] : [...schema.structIterator()].slice(0, required).map(([name]) => name);
  const missing = names.find((name) => (input as Readonly<Record<string, unknown>>)[name] === undefined);
  if (missing === undefined) return input;
  throw new AwsError('MissingParameter', `The request must contain the parameter ${wireName(missing)}`);
}
