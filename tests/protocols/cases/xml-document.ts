// XML bodies in a form that can be compared: names, attributes, children and text.
import { parseXml, type XmlElement } from '../../../src/aws/protocols/xml-tree.ts';

/** Without the root's own name and namespace, which the protocol gives. */
export function readXml(body: Uint8Array): unknown {
  const root = parseXml(new TextDecoder().decode(body));
  return root && { attributes: attributesOf(root), children: root.children.map(plain), text: root.children.length > 0 ? '' : root.text };
}

function plain(element: XmlElement): unknown {
  const text = element.children.length > 0 ? '' : element.text;
  return { name: element.name, attributes: attributesOf(element), children: element.children.map(plain), text };
}

const attributesOf = ({ attributes }: XmlElement) => [...attributes].filter(([name]) => name !== 'xmlns');
