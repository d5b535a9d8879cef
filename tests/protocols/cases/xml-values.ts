// Values as XML writes them: in REST-XML both ways, in the Query protocols in answers.
import { NumericValue } from '@smithy/core/serde';

export interface XmlValue {
  readonly says: string;
  readonly section: string;
  /** The elements inside the root. */
  readonly xml: string;
  readonly value: Readonly<Record<string, unknown>>;
}

const at = new Date('2026-11-01T12:30:00Z');
const bindings = 'https://smithy.io/2.0/spec/protocol-traits.html#xml-bindings';
const format = 'https://smithy.io/2.0/spec/protocol-traits.html#timestampformat-trait';

export const xmlValues: readonly XmlValue[] = [
  {
    says: 'text is escaped',
    section: bindings,
    xml: '<text>a &lt;b&gt; &amp; &quot;c&quot; 東京</text>',
    value: { text: 'a <b> & "c" 東京' },
  },
  { says: 'spaces at the ends stay', section: bindings, xml: '<text>  a  </text>', value: { text: '  a  ' } },
  {
    says: 'carriage returns and control characters survive',
    section: bindings,
    xml: '<text>a&#xD;&#x1;b</text>',
    value: { text: 'a\r\u0001b' },
  },
  { says: 'an empty string is an empty element', section: bindings, xml: '<text></text>', value: { text: '' } },
  { says: 'a number is its digits', section: bindings, xml: '<number>-12.5</number>', value: { number: -12.5 } },
  { says: 'NaN is a word', section: bindings, xml: '<number>NaN</number>', value: { number: Number.NaN } },
  { says: 'minus Infinity is a word', section: bindings, xml: '<number>-Infinity</number>', value: { number: Number.NEGATIVE_INFINITY } },
  { says: 'a boolean is a word', section: bindings, xml: '<truth>false</truth>', value: { truth: false } },
  { says: 'a blob is base64', section: bindings, xml: '<blob>aGVsbG8=</blob>', value: { blob: new TextEncoder().encode('hello') } },
  { says: 'a timestamp is a date-time', section: bindings, xml: '<time>2026-11-01T12:30:00Z</time>', value: { time: at } },
  {
    says: 'milliseconds are written when there are some',
    section: format,
    xml: '<time>1970-01-01T00:00:01.250Z</time>',
    value: { time: new Date(1250) },
  },
  {
    says: 'a timestampFormat of http-date counts',
    section: format,
    xml: '<timeHttp>Sun, 01 Nov 2026 12:30:00 GMT</timeHttp>',
    value: { timeHttp: at },
  },
  {
    says: 'a timestampFormat of epoch-seconds counts',
    section: format,
    xml: '<timeEpoch>1793536200</timeEpoch>',
    value: { timeEpoch: at },
  },
  { says: 'a bigInteger keeps its digits', section: bindings, xml: '<big>18446744073709551616</big>', value: { big: 2n ** 64n } },
  {
    says: 'a bigDecimal keeps its digits',
    section: bindings,
    xml: '<decimal>0.12345678901234567890123456789</decimal>',
    value: { decimal: new NumericValue('0.12345678901234567890123456789', 'bigDecimal') },
  },
  {
    says: 'a list has an element around its members',
    section: bindings,
    xml: '<texts><member>a</member><member></member></texts>',
    value: { texts: ['a', ''] },
  },
  { says: 'an empty list is an empty element', section: bindings, xml: '<texts></texts>', value: { texts: [] } },
  {
    says: 'members of a list may have another name',
    section: bindings,
    xml: '<namedList><item>a</item></namedList>',
    value: { namedList: ['a'] },
  },
  {
    says: 'a flattened list has no element around it',
    section: `${bindings}: xmlFlattened`,
    xml: '<flat>a</flat><flat>b</flat>',
    value: { flatList: ['a', 'b'] },
  },
  {
    says: 'a map has entries with key and value',
    section: bindings,
    xml: '<map><entry><key>a</key><value>1</value></entry><entry><key>b</key><value></value></entry></map>',
    value: { map: { a: '1', b: '' } },
  },
  {
    says: 'keys and values may have other names',
    section: bindings,
    xml: '<namedMap><entry><name>a</name><setting>1</setting></entry></namedMap>',
    value: { namedMap: { a: '1' } },
  },
  {
    says: 'a flattened map repeats its own name',
    section: bindings,
    xml: '<flatMap><key>a</key><value>1</value></flatMap>',
    value: { flatMap: { a: '1' } },
  },
  {
    says: 'structures nest, in lists and maps too',
    section: bindings,
    xml: '<inners><member><inners><member><text>a</text></member></inners></member></inners><innerMap><entry><key>k</key><value><number>1</number></value></entry></innerMap><inner><inner><text>b</text></inner></inner>',
    value: { inners: [{ inners: [{ text: 'a' }] }], innerMap: { k: { number: 1 } }, inner: { inner: { text: 'b' } } },
  },
  { says: 'a union has one member', section: bindings, xml: '<choice><number>3</number></choice>', value: { choice: { number: 3 } } },
  { says: 'xmlName renames a member', section: `${bindings}: xmlName`, xml: '<other>a</other>', value: { renamed: 'a' } },
];
