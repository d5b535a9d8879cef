// The Query protocol and the one of EC2: a form in, XML out.
import { awsQuery } from '../../../src/aws/protocols/aws-query.ts';
import { ec2Query } from '../../../src/aws/protocols/ec2-query.ts';
import { formSink, rpcOperations } from '../../../src/aws/protocols/testing/sink.ts';
import type { AnswerExample, ProtocolCases, Refusal, RequestExample } from './case.ts';
import { readXml } from './xml-document.ts';
import { xmlValues } from './xml-values.ts';

const at = new Date('2026-11-01T12:30:00Z');
const head = 'Action=Sink&Version=2026-11-01';

type FormExample = readonly [says: string, form: string, input: Readonly<Record<string, unknown>>];

const queryForms: readonly FormExample[] = [
  ['texts are percent-encoded, a plus is a space', 'text=a+b%20c%26%3D%E6%9D%B1', { text: 'a b c&=東' }],
  ['an empty text stays one', 'text=', { text: '' }],
  [
    'numbers, booleans and blobs are texts',
    'number=-1.5&truth=false&blob=aGk%3D',
    { number: -1.5, truth: false, blob: new TextEncoder().encode('hi') },
  ],
  ['a timestamp is a date-time', 'time=2026-11-01T12%3A30%3A00Z', { time: at }],
  [
    'a timestampFormat counts',
    'timeEpoch=1793536200&timeHttp=Sun%2C%2001%20Nov%202026%2012%3A30%3A00%20GMT',
    { timeEpoch: at, timeHttp: at },
  ],
  ['a list counts its members from one', 'texts.member.1=a&texts.member.2=', { texts: ['a', ''] }],
  [
    'members of a list come in the order of their numbers',
    'texts.member.10=c&texts.member.9=b&texts.member.2=a',
    { texts: ['a', 'b', 'c'] },
  ],
  ['an empty list is a name without a value', 'texts=', { texts: [] }],
  ['members of a list may have another name', 'namedList.item.1=a', { namedList: ['a'] }],
  ['a flattened list has no word between name and number', 'flat.1=a&flat.2=b', { flatList: ['a', 'b'] }],
  ['a map has entries', 'map.entry.1.key=a&map.entry.1.value=1&map.entry.2.key=b&map.entry.2.value=2', { map: { a: '1', b: '2' } }],
  ['an empty map is a name without a value', 'map=', { map: {} }],
  ['keys and values may have other names', 'namedMap.entry.1.name=a&namedMap.entry.1.setting=1', { namedMap: { a: '1' } }],
  ['a flattened map has no word for its entries', 'flatMap.1.key=a&flatMap.1.value=1', { flatMap: { a: '1' } }],
  [
    'structures nest',
    'inner.inner.text=a&inners.member.1.inners.member.1.number=1&innerMap.entry.1.key=k&innerMap.entry.1.value.text=b',
    { inner: { inner: { text: 'a' } }, inners: [{ inners: [{ number: 1 }] }], innerMap: { k: { text: 'b' } } },
  ],
  ['a union has one member', 'choice.number=3', { choice: { number: 3 } }],
  ['xmlName renames a member', 'other=a', { renamed: 'a' }],
  ['a key of a map may be __proto__', 'map.entry.1.key=__proto__&map.entry.1.value=a', { map: JSON.parse('{"__proto__":"a"}') }],
  ['fields that the model does not know are passed over', 'unknown.member.1=a&texts.member.x=b&__proto__.text=c', {}],
];

const ec2Forms: readonly FormExample[] = [
  ['names begin with a capital', 'Text=a&Number=1', { text: 'a', number: 1 }],
  ['ec2QueryName renames a member, xmlName loses to it', 'Another=a', { renamed: 'a' }],
  ['xmlName renames with a capital', 'Flat.1=a', { flatList: ['a'] }],
  ['lists never have a word between name and number', 'Texts.1=a&Texts.2=b&NamedList.1=c', { texts: ['a', 'b'], namedList: ['c'] }],
  [
    'structures nest',
    'Inner.Inner.Text=a&Inners.1.Inners.1.Number=1',
    { inner: { inner: { text: 'a' } }, inners: [{ inners: [{ number: 1 }] }] },
  ],
  ['a timestamp is a date-time', 'Time=2026-11-01T12%3A30%3A00Z', { time: at }],
  ['a union has one member', 'Choice.Number=3', { choice: { number: 3 } }],
  ['numbers, booleans and blobs are texts', 'Truth=false&Blob=aGk%3D', { truth: false, blob: new TextEncoder().encode('hi') }],
];

const requestsOf = (forms: readonly FormExample[], section: string): readonly RequestExample[] =>
  forms.map(([says, form, input]) => ({ says, section, operation: 'Sink', request: { body: `${head}&${form}` }, input }));
const answersOf = (around: (xml: string) => string): readonly AnswerExample[] =>
  xmlValues.map(({ says, section, xml, value }) => ({ says, section, operation: 'Sink', output: value, body: around(xml) }));

function refusalsOf(code: string, forms: readonly (readonly [string, string])[]): readonly Refusal[] {
  return forms.map(([says, form]) => ({ says, section: 'inferred', operation: 'Sink', request: { body: `${head}&${form}` }, code }));
}

const metadata = '<ResponseMetadata><RequestId>id-1</RequestId></ResponseMetadata>';

export const awsQueryCases: ProtocolCases = {
  name: 'Query',
  specification: 'https://smithy.io/2.0/aws/protocols/aws-query-protocol.html',
  protocol: awsQuery,
  schemas: rpcOperations(formSink),
  sinkRequest: {},
  write: () => new Uint8Array(),
  read: readXml,
  both: [],
  requests: [
    ...requestsOf(queryForms, '#query-key-resolution'),
    {
      says: 'without a body the fields stand in the URL',
      section: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-query-request.html',
      operation: 'Sink',
      request: { method: 'GET', path: `/?${head}&text=a` },
      input: { text: 'a' },
    },
    {
      says: 'an operation without input takes none',
      section: '#operation-bindings',
      operation: 'Nothing',
      request: { body: 'Action=Nothing' },
      input: {},
    },
  ],
  answers: [
    ...answersOf((xml) => `<SinkResponse xmlns="urn:sink"><SinkResult>${xml}</SinkResult>${metadata}</SinkResponse>\n`),
    {
      says: 'an operation without output has no result',
      section: '#response-serialization',
      operation: 'Nothing',
      output: undefined,
      headers: { 'content-type': 'text/xml' },
      body: `<NothingResponse xmlns="urn:sink">${metadata}</NothingResponse>\n`,
    },
  ],
  refusals: refusalsOf('MalformedInput', [
    ['a number that is none', 'number=soon'],
    ['an empty number', 'number='],
    ['a number that no double holds', 'number=1e999'],
    ['a boolean that is none', 'truth=1'],
    ['a time that is none', 'time=yesterday'],
    ['a blob that is no base64', 'blob=***'],
    ['a name of ten thousand parts', `${'inner.'.repeat(10_000)}text=a`],
    ['a member of a list that is none', 'numbers.member.1=a'],
  ]),
  errors: [
    {
      says: 'a modelled error has the name and the status of awsQueryError, and its members',
      section: '#operation-error-serialization',
      code: 'Sad',
      message: 'No & no',
      members: { detail: { number: 1 } },
      status: 419,
      headers: { 'content-type': 'text/xml' },
      body: '<ErrorResponse xmlns="urn:sink"><Error><Type>Sender</Type><Code>Sad.Old</Code><Message>No &amp; no</Message><detail><number>1</number></detail></Error><RequestId>id-1</RequestId></ErrorResponse>\n',
    },
    {
      says: "the framework's errors have their names of the Query protocol",
      section: 'https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html',
      code: 'AccessDeniedException',
      message: 'No',
      status: 403,
      body: '<ErrorResponse xmlns="urn:sink"><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>No</Message></Error><RequestId>id-1</RequestId></ErrorResponse>\n',
    },
  ],
};

export const ec2QueryCases: ProtocolCases = {
  name: 'EC2 Query',
  specification: 'https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html',
  protocol: ec2Query,
  schemas: rpcOperations(formSink),
  sinkRequest: {},
  write: () => new Uint8Array(),
  read: readXml,
  both: [],
  requests: requestsOf(ec2Forms, '#query-key-resolution'),
  answers: [
    ...answersOf((xml) => `<SinkResponse xmlns="urn:sink">${xml}<requestId>id-1</requestId></SinkResponse>\n`),
    {
      says: 'an operation without output says its request id alone',
      section: '#response-serialization',
      operation: 'Nothing',
      output: undefined,
      headers: { 'content-type': 'text/xml;charset=UTF-8' },
      body: '<NothingResponse xmlns="urn:sink"><requestId>id-1</requestId></NothingResponse>\n',
    },
  ],
  refusals: refusalsOf('InvalidParameterValue', [
    ['a number that is none', 'Number=soon'],
    ['a time that is none', 'Time=yesterday'],
    ['a name of ten thousand parts', `${'Inner.'.repeat(10_000)}Text=a`],
  ]),
  errors: [
    {
      says: 'errors stand in a list, without a namespace',
      section: '#operation-error-serialization',
      code: 'InvalidInstanceID.NotFound',
      message: 'No',
      status: 400,
      body: '<Response><Errors><Error><Code>InvalidInstanceID.NotFound</Code><Message>No</Message></Error></Errors><RequestID>id-1</RequestID></Response>\n',
    },
  ],
};
