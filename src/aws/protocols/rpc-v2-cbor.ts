// Smithy RPC v2 with CBOR: the path names service and operation, CBOR in the body both ways.
// AWS: https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html
import { AwsError } from '../core/errors.ts';
import { cborDialect, writeCbor } from './cbor-dialect.ts';
import { parseCbor } from './cbor-tree.ts';
import { inflated } from './compressed-body.ts';
import { errorDocument } from './error-document.ts';
import type { EventFormat } from './event-format.ts';
import { Malformed, refusing } from './malformed.ts';
import { modelledError, statusOf } from './modelled-error.ts';
import type { Protocol } from './protocol.ts';
import { decodeRpc, encodeRpc } from './rpc-body.ts';
import { isObject, shapedReader } from './shaped-input.ts';

const PATH = /\/service\/([^/]+)\/operation\/([^/]+)\/?$/;
const protocolHeader = { 'smithy-protocol': 'rpc-v2-cbor' };
const readShaped = shapedReader(cborDialect('seconds', 'refused'));

const format: EventFormat = {
  contentType: 'application/cbor',
  read(schema, payload) {
    // AWS: an operation whose input has no members may be called without a body.
    const parsed = payload.length === 0 ? {} : parseCbor(payload);
    if (!isObject(parsed)) throw new Malformed('body', 'The body is not a map.');
    return readShaped(schema, parsed);
  },
  write: (schema, value) => writeCbor(schema, value, 'seconds'),
  initialEvent: 'sent',
};

/** The service that a path names, without its namespace; undefined for a path of another protocol. */
export function rpcServiceOf(pathname: string): string | undefined {
  const name = PATH.exec(pathname)?.[1];
  return name?.slice(name.lastIndexOf('.') + 1);
}

export const rpcV2Cbor: Protocol = {
  operationOf: ({ url }) => PATH.exec(url.pathname)?.[2] ?? '',
  decode: (schema, request) =>
    refusing(
      () => decodeRpc(schema, inflated(request).body, format),
      ({ message }) => new AwsError('SerializationException', message),
    ),
  encode(schema, output) {
    const { contentType, body } = encodeRpc(schema, output, format);
    // AWS: without a body there is no content type either.
    const typed = body instanceof Uint8Array && body.length === 0 ? {} : { 'content-type': contentType };
    return { status: 200, headers: { ...protocolHeader, ...typed }, body };
  },
  encodeError(error, { schemas }) {
    const modelled = modelledError(error.code, schemas);
    // AWS: the whole id of a modelled error.
    const type = modelled?.getName(true) ?? error.code;
    const [schema, document] = errorDocument(error, modelled, type);
    const headers = { ...protocolHeader, 'content-type': format.contentType };
    return { status: statusOf(error, modelled), headers, body: format.write(schema, document) };
  },
};
