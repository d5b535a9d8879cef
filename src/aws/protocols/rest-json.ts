// The REST-JSON protocol: method and path name the operation, JSON in the body both ways.
// AWS: https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html
import type { NormalizedSchema } from '@smithy/core/schema';
import { AwsError } from '../core/errors.ts';
import { checkContentType } from './content-type.ts';
import { errorDocument } from './error-document.ts';
import { writeBoundMembers } from './http-answer.ts';
import { operationByRoute } from './http-route.ts';
import { jsonDialect, parseJson } from './json-dialect.ts';
import { writeJson } from './json-writer.ts';
import { Malformed, refusing } from './malformed.ts';
import { modelledError, statusOf } from './modelled-error.ts';
import type { Protocol } from './protocol.ts';
import { type DocumentFormat, decodeRest, encodeRest } from './rest-body.ts';
import { structureOf } from './schema-parts.ts';
import { isObject, shapedReader } from './shaped-input.ts';

const read = shapedReader(jsonDialect('json names', 'refused'));
const write = (schema: NormalizedSchema, value: unknown) => writeJson(schema, value, 'json names');

const format: DocumentFormat = {
  contentType: 'application/json',
  readMembers(input, members, body) {
    if (body.length === 0) return {};
    const parsed = parseJson(body);
    if (!isObject(parsed)) throw new Malformed('body', '');
    return read(structureOf(input, members), parsed) as Record<string, unknown>;
  },
  readPayload: (schema, body) => read(schema, parseJson(body)),
  writeMembers: (output, members, value) => write(structureOf(output, members), value),
  writePayload: write,
  initialEvent: 'none',
  emptyOutput: 'document',
};

// AWS: REST services answer these with statuses of their own. https://docs.aws.amazon.com/lambda/latest/api/CommonErrors.html
const ownStatus: Readonly<Record<string, readonly [code: string, status: number]>> = {
  AccessDeniedException: ['AccessDeniedException', 403],
  ExpiredTokenException: ['ExpiredTokenException', 403],
  IncompleteSignatureException: ['IncompleteSignatureException', 403],
  InvalidSignatureException: ['InvalidSignatureException', 403],
  MissingAction: ['UnknownOperationException', 404],
  MissingAuthenticationTokenException: ['MissingAuthenticationTokenException', 403],
  UnknownOperationException: ['UnknownOperationException', 404],
  UnrecognizedClientException: ['UnrecognizedClientException', 403],
};

export const restJson: Protocol = {
  operationOf: operationByRoute,
  decode(schema, request) {
    checkContentType(schema, request);
    return refusing(
      () => decodeRest(schema, request, format),
      ({ message }) => new AwsError('SerializationException', message),
    );
  },
  encode: (schema, output) => encodeRest(schema, output, format),
  encodeError(error, { schemas }) {
    const modelled = modelledError(error.code, schemas);
    const own = Object.hasOwn(ownStatus, error.code) ? ownStatus[error.code] : undefined;
    const [code, status] = own ?? [error.code, statusOf(error, modelled)];
    const [schema, document] = errorDocument(error, modelled);
    const bound = modelled ? writeBoundMembers(modelled, error.members).headers : {};
    const headers = { 'content-type': format.contentType, 'x-amzn-errortype': code, ...bound };
    return { status, headers, body: write(schema, document) };
  },
};
