// The AWS Query protocol: a form with Action and Version in, XML out. STS speaks it.
// AWS: https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
import { NormalizedSchema } from '@smithy/core/schema';
import type { EncodedAnswer, ReadRequest } from '../core/call.ts';
import { AwsError } from '../core/errors.ts';
import { inflated } from './compressed-body.ts';
import { Malformed, refusing } from './malformed.ts';
import { modelledError, statusOf } from './modelled-error.ts';
import type { Protocol } from './protocol.ts';
import { readForm } from './query-form.ts';
import { messageElement, namedAs, queryNames, writeErrorMembers } from './xml-errors.ts';
import { escapeXml, writeMembers } from './xml-output.ts';

export const awsQuery: Protocol = {
  operationOf: (request) => formOf(request).get('Action') ?? '',
  decode: (schema, request) =>
    refusing(
      () => readForm(NormalizedSchema.of(schema[4]), soundFormOf(request)),
      ({ message }) => new AwsError('MalformedInput', message),
    ),
  encode(schema, output, { operation, requestId, xmlNamespace }) {
    const shape = NormalizedSchema.of(schema[5]);
    const result = `<${operation}Result>${writeMembers(shape, output, xmlNamespace)}</${operation}Result>`;
    const metadata = `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata>`;
    // AWS: an operation without output has no result.
    const content = `${shape.isUnitSchema() ? '' : result}${metadata}`;
    return xmlAnswer(200, `<${operation}Response xmlns="${xmlNamespace}">${content}</${operation}Response>`);
  },
  encodeError(error, { requestId, xmlNamespace, schemas }) {
    const modelled = modelledError(error.code, schemas);
    const [code, status, message] = namedAs(queryNames, error, statusOf(error, modelled), modelled);
    const fault = `<Type>${status < 500 ? 'Sender' : 'Receiver'}</Type>`;
    const members = writeErrorMembers(error, modelled);
    const detail = `${fault}<Code>${escapeXml(code)}</Code>${messageElement(message)}${members}`;
    const content = `<ErrorResponse xmlns="${xmlNamespace}"><Error>${detail}</Error><RequestId>${requestId}</RequestId></ErrorResponse>`;
    return xmlAnswer(status, content);
  },
};

/** The fields of the body, or of the URL where there is no body; none for a body that cannot be inflated. Never throws. */
export function formOf(request: ReadRequest): URLSearchParams {
  try {
    return soundFormOf(request);
  } catch (error) {
    if (error instanceof Malformed) return new URLSearchParams();
    throw error;
  }
}

/** The same for decoding. Throws Malformed. */
export function soundFormOf(request: ReadRequest): URLSearchParams {
  const { body, url } = inflated(request);
  return body.length > 0 ? new URLSearchParams(new TextDecoder().decode(body)) : url.searchParams;
}

/** An answer of the Query protocols. */
export function xmlAnswer(status: number, xml: string, contentType = 'text/xml'): EncodedAnswer {
  return { status, headers: { 'content-type': contentType }, body: new TextEncoder().encode(`${xml}\n`) };
}
