// One protocol test each, on the side of the server: requests are decoded, answers are encoded, broken requests are refused.
import type { EncodedAnswer } from '../../src/aws/core/call.ts';
import { AwsError } from '../../src/aws/core/errors.ts';
import type { AnswerContext, OperationSchemas, Protocol } from '../../src/aws/protocols/protocol.ts';
import { missingMembers } from '../../src/aws/protocols/shape-complaints.ts';
import type { MalformedCase, Outcome, RequestCase, ResponseCase } from './case-kinds.ts';
import { same, shown, typedParams } from './case-values.ts';
import { type AstShape, type AstShapes, nameOf } from './smithy-model.ts';
import { bodyDifference, requestOf } from './wire.ts';

/** A service of the model, ready to be spoken to. */
export interface Speaker {
  readonly shapes: AstShapes;
  readonly protocol: Protocol;
  readonly schemas: OperationSchemas;
  readonly xmlNamespace: string;
}

export function contextOf({ schemas, xmlNamespace }: Speaker, operation: string): AnswerContext {
  return { operation, requestId: 'foo-id', xmlNamespace, schemas, path: '/' };
}

/** The request names its operation and decodes to the parameters. */
export function runRequest(speaker: Speaker, operationId: string, test: RequestCase): Outcome {
  const operation = nameOf(operationId);
  const request = requestOf(test);
  const found = speaker.protocol.operationOf(request, speaker.schemas);
  if (found !== operation) return { failed: `operation '${found}' instead of '${operation}'` };
  const inputId = speaker.shapes[operationId]?.input?.target ?? 'smithy.api#Unit';
  const wanted = inputId === 'smithy.api#Unit' ? {} : typedParams(speaker.shapes, inputId, test.params ?? {});
  const schema = speaker.schemas[operation];
  if (!schema) return { failed: 'no schema' };
  const input = withoutEmptyStreams(speaker.protocol.decode(schema, request) as Record<string, unknown>, wanted);
  return same(input, wanted) ? 'passed' : { failed: `input ${shown(input)} instead of ${shown(wanted)}` };
}

/** A stream is always there for an operation, be it empty; a case leaves an empty one out. */
function withoutEmptyStreams(input: Readonly<Record<string, unknown>>, wanted: unknown): unknown {
  const listed = wanted as object;
  return Object.fromEntries(
    Object.entries(input).filter(([name, value]) => !(value instanceof Uint8Array && value.length === 0) || name in listed),
  );
}

/** The parameters, as an output, become the answer. */
export async function runResponse(speaker: Speaker, operationId: string, test: ResponseCase): Promise<Outcome> {
  const operation = nameOf(operationId);
  const schema = speaker.schemas[operation];
  const outputId = speaker.shapes[operationId]?.output?.target ?? 'smithy.api#Unit';
  if (!schema) return { failed: 'no schema' };
  const output = outputId === 'smithy.api#Unit' ? {} : typedParams(speaker.shapes, outputId, test.params ?? {});
  return compareAnswer(speaker.protocol.encode(schema, output, contextOf(speaker, operation)), test);
}

/** The parameters, as an error, become the answer. */
export async function runError(speaker: Speaker, errorId: string, shape: AstShape, test: ResponseCase): Promise<Outcome> {
  const members = typedParams(speaker.shapes, errorId, test.params ?? {}) as Record<string, unknown>;
  const name = Object.keys(members).find((key) => key.toLowerCase() === 'message');
  // Some bodies hold a sentence that their parameters lack.
  const unsaid = test.body?.includes('>Hi<') ? 'Hi' : '';
  const { [name ?? '']: message = unsaid, ...others } = members;
  const fault = shape.traits?.['smithy.api#error'] === 'server' ? 500 : 400;
  const error = new AwsError(nameOf(errorId), String(message), fault, others);
  return compareAnswer(speaker.protocol.encodeError(error, contextOf(speaker, 'Anything')), test);
}

async function compareAnswer(answer: EncodedAnswer, test: ResponseCase): Promise<Outcome> {
  const complaints = [...compareHead(answer, test)];
  if (test.body !== undefined) {
    const body =
      answer.body instanceof Uint8Array ? answer.body : new Uint8Array(await new Response(answer.body as BodyInit).arrayBuffer());
    const found = bodyDifference(body, test.body, test.bodyMediaType);
    if (found !== undefined) complaints.push(found);
  }
  return complaints.length === 0 ? 'passed' : { failed: complaints.join('; ') };
}

function* compareHead(
  answer: EncodedAnswer,
  test: Pick<ResponseCase, 'code' | 'headers' | 'forbidHeaders' | 'requireHeaders'>,
): Iterable<string> {
  if (answer.status !== test.code) yield `status ${answer.status} instead of ${test.code}`;
  for (const [name, value] of Object.entries(test.headers ?? {})) {
    const found = answer.headers[name.toLowerCase()];
    if (found?.replace(/,\s*/g, ', ') !== value.replace(/,\s*/g, ', ')) yield `header ${name} '${found}' instead of '${value}'`;
  }
  for (const name of test.forbidHeaders ?? []) if (Object.hasOwn(answer.headers, name.toLowerCase())) yield `header ${name} is there`;
  for (const name of test.requireHeaders ?? []) {
    // The server writes the length itself.
    if (name.toLowerCase() !== 'content-length' && !Object.hasOwn(answer.headers, name.toLowerCase())) yield `header ${name} is missing`;
  }
}

/** The request is refused as the case says; one with parameters is many requests. */
export function runMalformed(speaker: Speaker, operationId: string, test: MalformedCase): Outcome {
  for (const one of variants(test)) {
    const operation = nameOf(operationId);
    const schema = speaker.schemas[operation];
    if (!schema) return { failed: 'no schema' };
    const answer = refusalOf(speaker, operation, one);
    if (!answer) return { failed: `not refused: ${shown(one.request)}` };
    const complaints = [...compareHead(answer, one.response)];
    if (complaints.length > 0) return { failed: `${complaints.join('; ')}: ${shown(one.request)}` };
  }
  return 'passed';
}

function refusalOf(speaker: Speaker, operation: string, { request }: MalformedCase): EncodedAnswer | undefined {
  const read = requestOf(request);
  const schema = speaker.schemas[speaker.protocol.operationOf(read, speaker.schemas)];
  const context = contextOf(speaker, operation);
  if (!schema) return speaker.protocol.encodeError(new AwsError('MissingAction', ''), context);
  try {
    const input = speaker.protocol.decode(schema, read);
    // As the dispatcher does it.
    return missingMembers(schema, input).length > 0
      ? speaker.protocol.encodeError(new AwsError('ValidationException', ''), context)
      : undefined;
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return speaker.protocol.encodeError(error, context);
  }
}

function variants(test: MalformedCase): readonly MalformedCase[] {
  const parameters = Object.entries(test.testParameters ?? {});
  const count = parameters[0]?.[1].length ?? 1;
  return Array.from({ length: count }, (_, index) => fill(test, parameters, index));
}

/** `$name:L` stands for the text itself, `$name:S` for the text as a JSON string. */
function fill(test: MalformedCase, parameters: readonly (readonly [string, readonly string[]])[], index: number): MalformedCase {
  const replace = (text: string) =>
    parameters
      .reduce(
        (filled, [name, values]) =>
          filled.replaceAll(`$${name}:L`, values[index] ?? '').replaceAll(`$${name}:S`, JSON.stringify(values[index] ?? '')),
        text.replaceAll('$$', '\u0000'),
      )
      .replaceAll('\u0000', '$');
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string') return parameters.length > 0 ? replace(value) : value;
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [replaceKey(name), walk(inner)]));
  };
  const replaceKey = (name: string) => (parameters.length > 0 ? replace(name) : name);
  return { ...test, request: walk(test.request) as MalformedCase['request'], response: test.response };
}
