// A fuzz of every protocol: whatever comes, decoding ends soon, in an input or in an AwsError with a status of the four hundreds.
import * as dynamodb from '@aws-sdk/client-dynamodb';
import * as iam from '@aws-sdk/client-iam';
import * as kinesis from '@aws-sdk/client-kinesis';
import * as s3 from '@aws-sdk/client-s3';
import type { ReadRequest } from '../../../src/aws/core/call.ts';
import { AwsError } from '../../../src/aws/core/errors.ts';
import { seededRandom } from '../../../src/aws/core/random.ts';
import { awsCbor, awsJson } from '../../../src/aws/protocols/aws-json.ts';
import { awsQuery } from '../../../src/aws/protocols/aws-query.ts';
import { ec2Query } from '../../../src/aws/protocols/ec2-query.ts';
import type { OperationSchemas, Protocol } from '../../../src/aws/protocols/protocol.ts';
import { restJson } from '../../../src/aws/protocols/rest-json.ts';
import { restXml } from '../../../src/aws/protocols/rest-xml.ts';
import { rpcV2Cbor } from '../../../src/aws/protocols/rpc-v2-cbor.ts';
import { missingMembers } from '../../../src/aws/protocols/shape-complaints.ts';
import { operationSchemas } from '../../../src/aws/protocols/testing/round-trip.ts';
import { formSink, jsonSink, restOperations, rpcOperations, xmlSink } from '../../../src/aws/protocols/testing/sink.ts';
import { randomRequest, type WireStyle } from './random-request.ts';

export interface FuzzTarget extends WireStyle {
  readonly name: string;
  readonly protocol: Protocol;
  readonly schemas: OperationSchemas;
}

/** Two services a protocol: a real one where the SDK has it here, and the one with everything. */
export const targets: readonly FuzzTarget[] = [
  {
    name: 'AWS JSON 1.1',
    protocol: awsJson('1.1'),
    schemas: { ...operationSchemas(kinesis), ...rpcOperations(jsonSink) },
    body: 'json',
    addressing: 'target',
  },
  { name: 'AWS JSON 1.0', protocol: awsJson('1.0', 'a'), schemas: operationSchemas(dynamodb), body: 'json', addressing: 'target' },
  {
    name: 'x-amz-cbor-1.1',
    protocol: awsCbor,
    schemas: { ...operationSchemas(kinesis), ...rpcOperations(jsonSink) },
    body: 'cbor',
    addressing: 'target',
  },
  {
    name: 'RPC v2 CBOR',
    protocol: rpcV2Cbor,
    schemas: { ...operationSchemas(dynamodb), ...rpcOperations(jsonSink) },
    body: 'cbor',
    addressing: 'rpc path',
  },
  {
    name: 'Query',
    protocol: awsQuery,
    schemas: { ...operationSchemas(iam), ...rpcOperations(formSink) },
    body: 'form',
    addressing: 'form',
  },
  { name: 'EC2 Query', protocol: ec2Query, schemas: rpcOperations(formSink), body: 'form', addressing: 'form' },
  { name: 'REST-JSON', protocol: restJson, schemas: restOperations(jsonSink), body: 'json', addressing: 'rest' },
  { name: 'REST-XML', protocol: restXml('wrapped'), schemas: restOperations(xmlSink), body: 'xml', addressing: 'rest' },
  { name: 'REST-XML of S3', protocol: restXml('bare'), schemas: operationSchemas(s3), body: 'xml', addressing: 'rest' },
];

export interface FuzzReport {
  /** How many ended in an input, and how many in a refusal. Both must be many, or the fuzz tests nothing. */
  readonly decoded: number;
  readonly refused: number;
  /** What must not happen, each with what repeats it. */
  readonly findings: readonly string[];
}

const SLOWEST_MS = 1000;

export function fuzz({ protocol, schemas, ...style }: FuzzTarget, { seed, cases }: { seed: number; cases: number }): FuzzReport {
  let [decoded, refused] = [0, 0];
  const findings: string[] = [];
  for (let at = seed; at < seed + cases; at++) {
    const request = randomRequest(schemas, style, seededRandom(at));
    const startedMs = performance.now();
    const outcome = attempt(protocol, schemas, request);
    if (outcome === 'decoded') decoded++;
    else if (outcome === 'refused') refused++;
    else findings.push(`seed ${at}: ${outcome}`);
    if (performance.now() - startedMs > SLOWEST_MS) findings.push(`seed ${at}: slower than ${SLOWEST_MS} ms`);
  }
  const polluted = Reflect.ownKeys(Object.prototype).length !== PROTOTYPE_KEYS;
  return { decoded, refused, findings: polluted ? [...findings, 'Object.prototype has grown'] : findings };
}

const PROTOTYPE_KEYS = Reflect.ownKeys(Object.prototype).length;

function attempt(protocol: Protocol, schemas: OperationSchemas, request: ReadRequest): string {
  try {
    const operation = protocol.operationOf(request, schemas);
    const schema = Object.hasOwn(schemas, operation) ? schemas[operation] : undefined;
    if (!schema) return 'refused';
    missingMembers(schema, protocol.decode(schema, request));
    return 'decoded';
  } catch (error) {
    if (!(error instanceof AwsError)) return `thrown: ${error instanceof Error ? error.stack?.slice(0, 600) : String(error)}`;
    const { status } = protocol.encodeError(error, { operation: '', requestId: 'id-1', xmlNamespace: '', schemas, path: '/' });
    return status >= 400 && status < 500 ? 'refused' : `status ${status} of ${error.code}`;
  }
}
