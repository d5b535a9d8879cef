// XML text into a tree of elements, for request bodies. Strict and safe: no document types, so no entities of the sender's own, and a
// limit of depth. Works in a Worker, where DOMParser is absent.
import { Malformed } from './malformed.ts';

export interface XmlElement {
  /** Without its prefix: clients choose prefixes as they like. */
  readonly name: string;
  /** By full name (`xsi:type`). */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

interface OpenElement extends XmlElement {
  readonly tag: string;
  readonly attributes: Map<string, string>;
  readonly children: OpenElement[];
  text: string;
}

const DEEPEST_ELEMENTS = 100;
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The root element of `xml`; undefined for a text that is empty or blank. Throws Malformed. */
export function parseXml(xml: string): XmlElement | undefined {
  const text = xml.replace(/\r\n?/g, '\n');
  if (text.trim() === '') return undefined;
  const open: OpenElement[] = [];
  let root: OpenElement | undefined;
  let at = 0;
  while (at < text.length) {
    const next = text.indexOf('<', at);
    const end = next === -1 ? text.length : next;
    if (end > at) addText(open.at(-1), decodeEntities(text.slice(at, end)));
    if (next === -1) break;
    at = next;
    if (text.startsWith('<!--', at)) at = after(text, '-->', at + 4);
    else if (text.startsWith('<?', at)) at = after(text, '?>', at + 2);
    else if (text.startsWith('<![CDATA[', at)) {
      const close = after(text, ']]>', at);
      addText(open.at(-1), text.slice(at + 9, close - 3), 'verbatim');
      at = close;
    } else if (text.startsWith('</', at)) at = closeElement(text, at, open);
    else {
      if (root && open.length === 0) throw malformed('there is more than one root element');
      const [element, closed, behind] = openElement(text, at);
      open.at(-1)?.children.push(element);
      root ??= element;
      if (closed === 'open') open.push(element);
      if (open.length > DEEPEST_ELEMENTS) throw malformed('elements are nested too deeply');
      at = behind;
    }
  }
  if (open.length > 0) throw malformed(`the element ${open.at(-1)?.tag.slice(0, 100)} has no end`);
  if (!root) throw malformed('there is no element');
  return root;
}

function malformed(why: string): Malformed {
  return new Malformed('body', `The XML is not well-formed: ${why}.`);
}

function after(text: string, stop: string, from: number): number {
  const found = text.indexOf(stop, from);
  if (found === -1) throw malformed(`'${stop}' is missing`);
  return found + stop.length;
}

function addText(parent: OpenElement | undefined, text: string, kind: 'decoded' | 'verbatim' = 'decoded'): void {
  if (parent) parent.text += text;
  else if (kind === 'verbatim' || text.trim() !== '') throw malformed('there is text outside the root element');
}

function closeElement(text: string, at: number, open: OpenElement[]): number {
  const behind = after(text, '>', at);
  const tag = text.slice(at + 2, behind - 1).trimEnd();
  if (open.pop()?.tag !== tag) throw malformed(`the end of ${tag.slice(0, 100)} was not expected`);
  return behind;
}

const NAME = /[^\s<>/=&"'!?]+/y;
const ATTRIBUTE = /\s+([^\s<>/=&"'!?]+)\s*=\s*(?:"([^<"]*)"|'([^<']*)')/y;
const END = /\s*(\/?)>/y;

function openElement(text: string, at: number): [element: OpenElement, kind: 'open' | 'closed', behind: number] {
  const tag = matchAt(NAME, text, at + 1)?.[0];
  if (tag === undefined) throw malformed('a name is missing');
  const attributes = new Map<string, string>();
  let place = at + 1 + tag.length;
  for (let found = matchAt(ATTRIBUTE, text, place); found; found = matchAt(ATTRIBUTE, text, place)) {
    const name = found[1] ?? '';
    if (attributes.has(name)) throw malformed(`the attribute ${name.slice(0, 100)} stands twice`);
    attributes.set(name, decodeEntities(found[2] ?? found[3] ?? ''));
    place += found[0].length;
  }
  const end = matchAt(END, text, place);
  if (!end) throw malformed(`the start of ${tag.slice(0, 100)} does not end`);
  const name = tag.slice(tag.indexOf(':') + 1);
  return [{ tag, name, attributes, children: [], text: '' }, end[1] === '/' ? 'closed' : 'open', place + end[0].length];
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-fA-F]{1,6});|#(\d{1,7});|([a-z]{2,4});)?/g, (_, hex?: string, decimal?: string, name?: string) => {
    const named = name !== undefined && Object.hasOwn(entities, name) ? entities[name] : undefined;
    const code = hex !== undefined ? Number.parseInt(hex, 16) : Number(decimal ?? Number.NaN);
    if (named === undefined && !(code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff))) throw malformed('an entity is unknown');
    return named ?? String.fromCodePoint(code);
  });
}
