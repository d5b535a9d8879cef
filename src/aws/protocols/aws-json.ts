// The AWS JSON protocols 1.0 and 1.1: a JSON body, the operation in the x-amz-target header. Their older sibling has CBOR in the body.
// AWS: https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html
import type { NormalizedSchema } from '@smithy/core/schema';
import { AwsError } from '../core/errors.ts';
import { cborDialect, writeCbor } from './cbor-dialect.ts';
import { parseCbor } from './cbor-tree.ts';
import { inflated } from './compressed-body.ts';
import { coralSentences } from './coral-sentences.ts';
import { errorDocument } from './error-document.ts';
import type { EventFormat } from './event-format.ts';
import { jsonDialect, parseJson } from './json-dialect.ts';
import { writeJson } from './json-writer.ts';
import { Malformed, refusing } from './malformed.ts';
import { modelledError, statusOf } from './modelled-error.ts';
import type { Protocol } from './protocol.ts';
import { decodeRpc, encodeRpc } from './rpc-body.ts';
import { isObject, shapedReader } from './shaped-input.ts';
import { tokenSentences } from './token-sentences.ts';

export type AwsJsonVersion = '1.0' | '1.1';

/** Which HTTP status an error has: the one that the SDK's model names, or that of the AwsError (400 unless its thrower said otherwise). */
export type ErrorStatus = 'by the model' | 'as thrown';

const readOldCbor = shapedReader(cborDialect('milliseconds', 'passed over'));

/**
 * The protocol of one version; they differ in the content type alone.
 *
 * @param errorNamespace what stands before the names of modelled errors in `__type`; without it names stand alone
 * @param errorStatus `as thrown` for services whose recorded answers contradict their model
 */
export function awsJson(version: AwsJsonVersion, errorNamespace?: string, errorStatus: ErrorStatus = 'by the model'): Protocol {
  const wrongTypes = errorNamespace === undefined ? coralSentences : tokenSentences(errorNamespace);
  const readJson = shapedReader(jsonDialect('member names', 'passed over', wrongTypes));
  const format: EventFormat = {
    contentType: `application/x-amz-json-${version}`,
    read: (schema, payload) => readJson(schema, expectObject(parseJson(payload))),
    write: (schema, value) => writeJson(schema, value, 'member names'),
    initialEvent: 'sent',
  };
  return rpcByTarget(format, errorNamespace, errorStatus);
}

/** What the Java SDKs speak with Kinesis by default: the same protocol, CBOR in the place of JSON, times in milliseconds. */
export const awsCbor: Protocol = rpcByTarget({
  contentType: 'application/x-amz-cbor-1.1',
  read: (schema, payload) => readOldCbor(schema, expectObject(parseCbor(payload))),
  write: (schema, value) => writeCbor(schema, value, 'milliseconds'),
  initialEvent: 'sent',
});

function rpcByTarget(format: EventFormat, errorNamespace?: string, errorStatus: ErrorStatus = 'by the model'): Protocol {
  return {
    operationOf: ({ headers }) => operationOfTarget(headers),
    decode: (schema, request) =>
      refusing(
        () => decodeRpc(schema, inflated(request).body, format),
        ({ message }) => new AwsError('SerializationException', message),
      ),
    encode(schema, output) {
      const { contentType, body } = encodeRpc(schema, output, format);
      return { status: 200, headers: { 'content-type': contentType }, body };
    },
    encodeError(error, { schemas }) {
      const modelled = modelledError(error.code, schemas);
      const [schema, document] = errorDocument(error, modelled, errorType(error.code, modelled, errorNamespace));
      const status = errorStatus === 'as thrown' ? error.status : statusOf(error, modelled);
      return { status, headers: { 'content-type': format.contentType }, body: format.write(schema, document) };
    },
  };
}

/** AWS: DynamoDB says where an error comes from: its own model, the validation of members, or the framework (recorded by dynalite). */
function errorType(code: string, modelled: NormalizedSchema | undefined, namespace: string | undefined): string {
  if (namespace === undefined) return code;
  if (code === 'ValidationException') return `com.amazon.coral.validate#${code}`;
  return modelled ? `${namespace}#${code}` : `com.amazon.coral.service#${code}`;
}

/** `Kinesis_20131202.PutRecord` names PutRecord. */
function operationOfTarget(headers: Headers): string {
  const target = headers.get('x-amz-target') ?? '';
  return target.slice(target.lastIndexOf('.') + 1);
}

function expectObject(parsed: unknown): object {
  // AWS: no sentence, only the name (recorded by kinesalite).
  if (!isObject(parsed)) throw new Malformed('body', '');
  return parsed;
}
