// The REST-XML protocol: method and path name the operation, XML in the body both ways. S3 speaks it, with errors of its own shape.
// AWS: https://smithy.io/2.0/aws/protocols/aws-restxml-protocol.html
import type { NormalizedSchema } from '@smithy/core/schema';
import type { EncodedAnswer } from '../core/call.ts';
import { AwsError } from '../core/errors.ts';
import { writeBoundMembers } from './http-answer.ts';
import type { Member } from './http-bindings.ts';
import { operationByRoute } from './http-route.ts';
import { Malformed, refusing, textOf } from './malformed.ts';
import { modelledError, statusOf } from './modelled-error.ts';
import type { AnswerContext, Protocol } from './protocol.ts';
import { type DocumentFormat, decodeRest, encodeRest } from './rest-body.ts';
import { hostIdOf, messageElement, namedAs, queryNames, s3Names, writeErrorMembers } from './xml-errors.ts';
import { readElement, readMembers } from './xml-input.ts';
import { rootName, xmlName } from './xml-names.ts';
import { escapeXml, writeRoot } from './xml-output.ts';
import { parseXml } from './xml-tree.ts';

/** `bare` is S3's shape of errors (`<Error>` is the root), `wrapped` that of every other service. */
export type XmlErrors = 'bare' | 'wrapped';

const prolog = '<?xml version="1.0" encoding="UTF-8"?>\n';

export function restXml(errors: XmlErrors): Protocol {
  const bare = errors === 'bare';
  return {
    operationOf: operationByRoute,
    decode: (schema, request) => refusing(() => decodeRest(schema, request, xmlFormat('')), bare ? asS3Error : asError),
    encode(schema, output, { requestId, xmlNamespace }) {
      const answer = encodeRest(schema, output, xmlFormat(xmlNamespace));
      return bare ? { ...answer, headers: { ...answer.headers, ...s3Ids(requestId) } } : answer;
    },
    encodeError: (error, context) => (bare ? bareError(error, context) : wrappedError(error, context)),
  };
}

function xmlFormat(namespace: string): DocumentFormat {
  const write = (name: string, schema: NormalizedSchema, members: Iterable<Member>, value: unknown) =>
    new TextEncoder().encode(prolog + writeRoot(name, schema, members, value, namespace));
  return {
    contentType: 'application/xml',
    initialEvent: 'none',
    emptyOutput: 'nothing',
    readMembers(_input, members, body) {
      const root = parseXml(textOf(body));
      return root ? readMembers(members, root) : {};
    },
    readPayload(schema, body) {
      const root = parseXml(textOf(body));
      if (root && root.name !== rootName(schema))
        throw new Malformed('body', `The root element is ${root.name.slice(0, 100)}, not ${rootName(schema)}.`);
      return root && readElement(schema, root);
    },
    writeMembers(output, members, value) {
      const [only] = members;
      // S3's GetBucketLocation: an output that is named like its only member is that member, without an element around it.
      const unwrapped = members.length === 1 && only && xmlName(only[1], only[0]) === output.getOwnTraits().xmlName && only;
      if (!unwrapped) return write(rootName(output), output, members, value);
      const text = escapeXml(String((value as Record<string, unknown>)[unwrapped[0]] ?? ''));
      const name = rootName(output);
      return new TextEncoder().encode(`${prolog}<${name} xmlns="${namespace}"${text === '' ? '/>' : `>${text}</${name}>`}`);
    },
    writePayload: (schema, value) => write(rootName(schema), schema, [...schema.structIterator()], value),
  };
}

function asError(malformed: Malformed): AwsError {
  return new AwsError('MalformedInput', malformed.message);
}

// AWS: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html#ErrorCodeList
function asS3Error({ where, message, field, value }: Malformed): AwsError {
  if (where === 'member') return new AwsError('InvalidArgument', message, 400, { ArgumentName: field, ArgumentValue: value });
  if (message.includes('aws-chunked')) return new AwsError('IncompleteBody', message);
  return new AwsError('MalformedXML', 'The XML you provided was not well-formed or did not validate against our published schema');
}

function bareError(error: AwsError, context: AnswerContext): EncodedAnswer {
  const modelled = modelledError(error.code, context.schemas);
  const [code, status, message] = namedAs(s3Names, error, statusOf(error, modelled));
  const ids = `<RequestId>${context.requestId}</RequestId><HostId>${hostIdOf(context.requestId)}</HostId>`;
  const detail = `<Code>${escapeXml(code)}</Code>${messageElement(message)}${writeErrorMembers(error, modelled)}${ids}`;
  const headers = modelled ? writeBoundMembers(modelled, error.members).headers : {};
  return xmlAnswer(status, `${prolog}<Error>${detail}</Error>`, { ...headers, ...s3Ids(context.requestId) });
}

function wrappedError(error: AwsError, { requestId, xmlNamespace, schemas }: AnswerContext): EncodedAnswer {
  const modelled = modelledError(error.code, schemas);
  const [code, status, message] = namedAs(queryNames, error, statusOf(error, modelled));
  const fault = status < 500 ? 'Sender' : 'Receiver';
  const members = writeErrorMembers(error, modelled);
  const detail = `<Type>${fault}</Type><Code>${escapeXml(code)}</Code>${messageElement(message)}${members}`;
  const declared = xmlNamespace === '' ? '' : ` xmlns="${xmlNamespace}"`;
  const xml = `${prolog}<ErrorResponse${declared}><Error>${detail}</Error><RequestId>${requestId}</RequestId></ErrorResponse>`;
  return xmlAnswer(status, xml, modelled ? writeBoundMembers(modelled, error.members).headers : {});
}

function xmlAnswer(status: number, xml: string, headers: Readonly<Record<string, string>>): EncodedAnswer {
  return { status, headers: { 'content-type': 'application/xml', ...headers }, body: new TextEncoder().encode(xml) };
}

/** Both ids of an answer of S3. */
function s3Ids(requestId: string): Readonly<Record<string, string>> {
  return { 'x-amz-request-id': requestId, 'x-amz-id-2': hostIdOf(requestId) };
}
