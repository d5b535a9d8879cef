// Smithy's public protocol tests against our protocols, on the side of the server. The model stays outside the repository:
//   node tests/protocols/run.ts --model <AST JSON of smithy-aws-protocol-tests> [--only <part of an id>]
// How to make the AST: see src/aws/protocols/README.md. Ends with 1 when a case fails.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { awsJson } from '../../src/aws/protocols/aws-json.ts';
import { awsQuery } from '../../src/aws/protocols/aws-query.ts';
import { ec2Query } from '../../src/aws/protocols/ec2-query.ts';
import type { Protocol } from '../../src/aws/protocols/protocol.ts';
import { queryCompatible } from '../../src/aws/protocols/query-compatible.ts';
import { restJson } from '../../src/aws/protocols/rest-json.ts';
import { restXml } from '../../src/aws/protocols/rest-xml.ts';
import { rpcV2Cbor } from '../../src/aws/protocols/rpc-v2-cbor.ts';
import { casesOf, type EventCase, type MalformedCase, type Outcome, type RequestCase, type ResponseCase } from './case-kinds.ts';
import { notCovered } from './not-covered.ts';
import { runError, runMalformed, runRequest, runResponse, type Speaker } from './run-cases.ts';
import { runEvents } from './run-events.ts';
import { type AstShapes, operationsOf } from './smithy-model.ts';
import { schemasOf } from './smithy-schemas.ts';

interface Counted {
  passed: number;
  readonly failed: string[];
  readonly notCovered: Map<string, number>;
}

const protocols: Readonly<Record<string, Protocol>> = {
  'aws.protocols#awsJson1_0': awsJson('1.0'),
  'aws.protocols#awsJson1_1': awsJson('1.1'),
  'aws.protocols#awsQuery': awsQuery,
  'aws.protocols#ec2Query': ec2Query,
  'aws.protocols#restJson1': restJson,
  'aws.protocols#restXml': restXml('wrapped'),
  'smithy.protocols#rpcv2Cbor': rpcV2Cbor,
};

const { values } = parseArgs({ options: { model: { type: 'string' }, only: { type: 'string', default: '' } } });
if (values.model === undefined) {
  console.error('Usage: node tests/protocols/run.ts --model <AST JSON of smithy-aws-protocol-tests> [--only <part of an id>]');
  process.exit(2);
}
const { shapes } = JSON.parse(readFileSync(values.model, 'utf8')) as { shapes: AstShapes };
const counts = new Map<string, Counted>();

for (const service of Object.keys(shapes).filter((id) => shapes[id]?.type === 'service')) await runService(service);
report();

async function runService(service: string): Promise<void> {
  const traits = shapes[service]?.traits ?? {};
  const protocolId = Object.keys(protocols).find((id) => traits[id] !== undefined);
  const spoken = protocols[protocolId ?? ''];
  if (!spoken) return;
  const protocol = speakerProtocol(protocolId ?? '', service, spoken, traits);
  const namespace = traits['smithy.api#xmlNamespace'] as { uri: string } | undefined;
  const speaker: Speaker = { shapes, protocol, schemas: schemasOf(shapes, service), xmlNamespace: namespace?.uri ?? '' };
  const operations = operationsOf(shapes, service);
  for (const operation of operations) {
    const { traits: own } = shapes[operation] ?? {};
    for (const test of casesOf<RequestCase>(own, 'httpRequestTests'))
      await one(service, 'request', test, () => runRequest(speaker, operation, test));
    for (const test of casesOf<ResponseCase>(own, 'httpResponseTests'))
      await one(service, 'answer', test, () => runResponse(speaker, operation, test));
    for (const test of casesOf<MalformedCase>(own, 'httpMalformedRequestTests'))
      await one(service, 'malformed', test, () => runMalformed(speaker, operation, test));
    for (const test of casesOf<EventCase>(own, 'eventStreamTests'))
      await one(service, 'events', test, () => runEvents(speaker, operation, test));
  }
  for (const error of new Set(operations.flatMap((operation) => (shapes[operation]?.errors ?? []).map(({ target }) => target)))) {
    const shape = shapes[error];
    if (!shape) continue;
    for (const test of casesOf<ResponseCase>(shape.traits, 'httpResponseTests')) {
      if (traits[test.protocol] !== undefined) await one(service, 'error', test, () => runError(speaker, error, shape, test));
    }
  }
}

function speakerProtocol(id: string, service: string, protocol: Protocol, traits: Readonly<Record<string, unknown>>): Protocol {
  const bare = (traits[id] as { noErrorWrapping?: boolean }).noErrorWrapping ? restXml('bare') : protocol;
  const named = id === 'aws.protocols#awsJson1_0' ? awsJson('1.0', service.slice(0, service.indexOf('#'))) : bare;
  return traits['aws.protocols#awsQueryCompatible'] === undefined ? named : queryCompatible(named);
}

type Test = { readonly id: string; readonly protocol: string; readonly appliesTo?: string };

async function one(service: string, kind: string, test: Test, run: () => Outcome | Promise<Outcome>): Promise<void> {
  if (!test.id.includes(values.only) || test.appliesTo === 'client') return;
  const key = `${test.protocol.slice(test.protocol.indexOf('#') + 1)} ${kind}`;
  const counted = counts.get(key) ?? { passed: 0, failed: [], notCovered: new Map() };
  counts.set(key, counted);
  await count(counted, test, notCovered(service, test.id), run);
}

async function count(counted: Counted, { id }: Test, reason: string | undefined, run: () => Outcome | Promise<Outcome>): Promise<void> {
  let outcome: Outcome;
  try {
    outcome = await run();
  } catch (error) {
    outcome = { failed: error instanceof Error ? `thrown: ${error.name} ${error.message}` : String(error) };
  }
  if (outcome === 'passed') counted.passed++;
  else if (reason === undefined) counted.failed.push(`${id}: ${outcome.failed}`);
  else counted.notCovered.set(reason, (counted.notCovered.get(reason) ?? 0) + 1);
}

function report(): void {
  const rows = [...counts].sort();
  for (const [key, { failed }] of rows) for (const line of failed) console.log(`${key}: ${line}`);
  console.log(`\n${'protocol, kind'.padEnd(24)} passed failed not covered`);
  for (const [key, { passed, failed, notCovered: not }] of rows) {
    const uncovered = [...not.values()].reduce((sum, each) => sum + each, 0);
    console.log(`${key.padEnd(24)} ${String(passed).padStart(6)} ${String(failed.length).padStart(6)} ${String(uncovered).padStart(11)}`);
  }
  const reasons = new Map<string, number>();
  for (const [, { notCovered: not }] of rows) for (const [reason, times] of not) reasons.set(reason, (reasons.get(reason) ?? 0) + times);
  for (const [reason, times] of reasons) console.log(`not covered, ${times}: ${reason}`);
  if (rows.some(([, { failed }]) => failed.length > 0)) process.exitCode = 1;
}
