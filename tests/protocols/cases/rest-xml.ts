// REST-XML, with errors in a wrapper and, for S3, without.
import { restXml } from '../../../src/aws/protocols/rest-xml.ts';
import { restOperations, xmlSink } from '../../../src/aws/protocols/testing/sink.ts';
import { hostIdOf } from '../../../src/aws/protocols/xml-errors.ts';
import type { ProtocolCases, Refusal } from './case.ts';
import { boundAnswers, boundRefusals, boundRequests } from './rest-bindings.ts';
import { readXml } from './xml-document.ts';
import { xmlValues } from './xml-values.ts';

const sinkRequest = { path: '/sink' };
const prolog = '<?xml version="1.0" encoding="UTF-8"?>\n';
const write = (wire: unknown) => new TextEncoder().encode(String(wire));

const brokenBodies: readonly (readonly [says: string, body: string | Uint8Array])[] = [
  ['a body that is no XML', 'text'],
  ['an element without an end', '<Sink><text>'],
  ['an end without an element', '<Sink></text></Sink>'],
  ['two roots', '<Sink/><Sink/>'],
  ['an attribute that stands twice', '<Sink a="1" a="2"/>'],
  ['an entity of the own', '<!DOCTYPE Sink [<!ENTITY a "b">]><Sink><text>&a;</text></Sink>'],
  ['an entity that is unknown', '<Sink><text>&nbsp;</text></Sink>'],
  ['a character that is none', '<Sink><text>&#xD800;</text></Sink>'],
  ['a body that is no UTF-8', new Uint8Array([0x3c, 0x61, 0x3e, 0xff, 0x3c, 0x2f, 0x61, 0x3e])],
  ['elements nested ten thousand times', '<inner>'.repeat(10_000) + '</inner>'.repeat(10_000)],
];
const brokenMembers: readonly (readonly [says: string, body: string])[] = [
  ['an element where a text belongs', '<Sink><text><a/></text></Sink>'],
  ['a number that is none', '<Sink><number>1,5</number></Sink>'],
  ['a boolean that is none', '<Sink><truth>TRUE</truth></Sink>'],
  ['a blob that is no base64', '<Sink><blob>*</blob></Sink>'],
  ['a time that is none', '<Sink><time>yesterday</time></Sink>'],
  ['an integer of a million digits', `<Sink><big>${'9'.repeat(1_000_000)}</big></Sink>`],
];
const refusals = (cases: typeof brokenBodies, code: string): readonly Refusal[] =>
  cases.map(([says, body]) => ({ says, section: 'XML 1.0, or inferred', operation: 'Sink', request: { ...sinkRequest, body }, code }));

function casesOf(name: string, errors: 'bare' | 'wrapped', code: { body: string; member: string }): ProtocolCases {
  return {
    name,
    specification: 'https://smithy.io/2.0/aws/protocols/aws-restxml-protocol.html',
    protocol: restXml(errors),
    schemas: restOperations(xmlSink),
    sinkRequest,
    write,
    read: readXml,
    both: [
      ...xmlValues.map(({ xml, ...rest }) => ({ ...rest, wire: `<Sink>${xml}</Sink>` })),
      {
        says: 'an attribute is one',
        section: '#xmlattribute-trait',
        wire: '<Sink x:attribute="a&lt;&#x9;&quot;b"/>',
        value: { attribute: 'a<\t"b' },
      },
      {
        says: 'a member may declare a namespace',
        section: '#xmlnamespace-trait',
        wire: '<Sink><spaced xmlns:x="urn:x">a</spaced></Sink>',
        value: { spaced: 'a' },
      },
    ],
    requests: [
      ...boundRequests,
      {
        says: 'prefixes, comments, instructions, CDATA and unknown elements are taken',
        section: 'XML 1.0',
        operation: 'Sink',
        request: {
          ...sinkRequest,
          body: '<?xml version="1.0"?><!-- a --><n:Sink xmlns:n="urn:n"><n:text>a<![CDATA[<b>]]>&#x63;</n:text><?x y?><unknown><text>no</text></unknown></n:Sink>',
        },
        input: { text: 'a<b>c' },
      },
      {
        says: 'the last one of members that stand twice counts',
        section: 'inferred',
        operation: 'Sink',
        request: { ...sinkRequest, body: '<Sink><number>1</number><number> 2 </number></Sink>' },
        input: { number: 2 },
      },
      {
        says: 'a key of a map may be __proto__',
        section: 'inferred',
        operation: 'Sink',
        request: { ...sinkRequest, body: '<Sink><map><entry><key>__proto__</key><value>a</value></entry></map></Sink>' },
        input: { map: JSON.parse('{"__proto__":"a"}') },
      },
      {
        says: 'a structure is the whole body',
        section: '#content-type',
        operation: 'Inner',
        request: { path: '/inner', body: '<Inner><number>1</number></Inner>' },
        input: { data: { number: 1 } },
      },
    ],
    answers: [
      ...boundAnswers,
      {
        says: 'the root has the name of the output and the namespace of the service',
        section: '#xml-shape-serialization',
        operation: 'Sink',
        output: {},
        headers: { 'content-type': 'application/xml' },
        body: `${prolog}<SinkOutput xmlns="urn:sink"/>`,
      },
      {
        says: 'a structure is the whole body',
        section: '#content-type',
        operation: 'Inner',
        output: { data: { number: 1 } },
        body: `${prolog}<Inner xmlns="urn:sink"><number>1</number></Inner>`,
      },
    ],
    refusals: [
      ...boundRefusals(code.member),
      ...refusals(brokenBodies, code.body),
      ...refusals(brokenMembers, code.member),
      {
        says: 'a payload with another root',
        section: '#content-type',
        operation: 'Inner',
        request: { path: '/inner', body: '<Other/>' },
        code: code.body,
      },
    ],
    errors: [],
  };
}

export const restXmlCases: ProtocolCases = {
  ...casesOf('REST-XML', 'wrapped', { body: 'MalformedInput', member: 'MalformedInput' }),
  errors: [
    {
      says: 'a modelled error has its status, its headers and its members, in a wrapper',
      section: '#operation-error-serialization',
      code: 'Sad',
      message: 'No & no',
      members: { detail: { number: 1 }, retryAfter: 30 },
      status: 418,
      headers: { 'content-type': 'application/xml', 'retry-after': '30' },
      body: `${prolog}<ErrorResponse xmlns="urn:sink"><Error><Type>Sender</Type><Code>Sad</Code><Message>No &amp; no</Message><detail><number>1</number></detail></Error><RequestId>id-1</RequestId></ErrorResponse>`,
    },
  ],
};

const bare = casesOf('REST-XML of S3', 'bare', { body: 'MalformedXML', member: 'InvalidArgument' });
// Header and body have the same one; tests of S3 look at how it is made up.
const hostId = hostIdOf('id-1');

export const s3XmlCases: ProtocolCases = {
  ...bare,
  // The same reading and writing: what differs is refusals and errors.
  both: [],
  requests: [],
  answers: [],
  errors: [
    {
      says: 'an error is the root, with both ids at its end',
      section: 'https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html#RESTErrorResponses',
      code: 'NoSuchKey',
      message: 'The specified key does not exist.',
      members: { Key: 'a<b' },
      status: 400,
      headers: { 'x-amz-request-id': 'id-1' },
      body: `${prolog}<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message><Key>a&lt;b</Key><RequestId>id-1</RequestId><HostId>${hostId}</HostId></Error>`,
    },
  ],
};
