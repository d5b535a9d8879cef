// A real SDK client on one side, a protocol on the other, nothing in between: what the client sent is decoded, what the test answers is
// encoded, and the client reads it. For tests.
import type { EncodedAnswer, ReadRequest } from '../../core/call.ts';
import { AwsError } from '../../core/errors.ts';
import { clientFor } from '../../testing/sdk-client.ts';
import type { OperationSchema, OperationSchemas, Protocol } from '../protocol.ts';

export interface Seen {
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly request: ReadRequest;
  readonly answer: EncodedAnswer;
}

/** The operation schemas that an SDK package exports, by operation name. */
export function operationSchemas(sdk: Readonly<Record<string, unknown>>): OperationSchemas {
  const operations = Object.values(sdk).filter((schema): schema is OperationSchema => Array.isArray(schema) && schema[0] === 9);
  return Object.fromEntries(operations.map((schema) => [schema[2], schema]));
}

/** A request as text, for what no SDK would send. */
export function rawRequest(
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body: string | Uint8Array = '',
): ReadRequest {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  return { method, url: new URL(`http://localhost:4566${path}`), headers: new Headers(headers), body: bytes };
}

/** A client of `Client`'s class; `answer` gives the output, or throws an AwsError. `seen` fills up, call by call. */
export function roundTrip<Client>(
  protocol: Protocol,
  schemas: OperationSchemas,
  Client: new (config: never) => Client,
  answer: (operation: string, input: Readonly<Record<string, unknown>>) => unknown,
  { addressed = (request: ReadRequest) => request, xmlNamespace = '' } = {},
): { client: Client; seen: Seen[] } {
  const seen: Seen[] = [];
  const fetch = async (request: Request) => {
    const body = new Uint8Array(await request.arrayBuffer());
    const read = addressed({ method: request.method, url: new URL(request.url), headers: request.headers, body });
    const operation = protocol.operationOf(read, schemas);
    const context = { operation, requestId: 'id-1', xmlNamespace, schemas, path: read.url.pathname };
    const schema = schemas[operation];
    if (!schema) throw new Error(`no operation fits ${request.method} ${request.url}`);
    const encoded = (() => {
      try {
        const input = protocol.decode(schema, read) as Record<string, unknown>;
        const result = protocol.encode(schema, answer(operation, input), context);
        seen.push({ operation, input, request: read, answer: result });
        return result;
      } catch (error) {
        if (!(error instanceof AwsError)) throw error;
        return protocol.encodeError(error, context);
      }
    })();
    const empty = request.method === 'HEAD' || encoded.status === 204 || encoded.status === 304;
    return new Response(empty ? null : (encoded.body as BodyInit), { status: encoded.status, headers: encoded.headers });
  };
  return { client: clientFor({ fetch }, Client), seen };
}
