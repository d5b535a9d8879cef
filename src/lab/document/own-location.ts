// Makes the code of an app read and write its own address. In a document `location` cannot be replaced, and in a frame without an origin the
// browser tells nobody where a page goes: so `location` in the lab's own modules becomes the object of guest/page-location.ts.
import type { SyntaxNode } from '@lezer/common';
import type { CompiledFile } from '../compile.ts';
import { PAGE } from './guest/page-location.ts';

const OWN = `globalThis[Symbol.for('${PAGE}')].location`;
const WINDOWS = ['window', 'self', 'globalThis', 'document', 'top', 'parent', 'frames'];

type Parse = (text: string) => SyntaxNode;
type Files = Readonly<Record<string, CompiledFile>>;

let loaded: Promise<Parse> | undefined;

/** Loads the parser. In the tab it is called ahead of the first run: later the network may be gone. */
export function loadLocationParser(): Promise<Parse> {
  loaded ??= import('@lezer/javascript').then(
    ({ parser }) =>
      (text) =>
        parser.parse(text).topNode,
  );
  return loaded;
}

/** The same files with `location`, `window.location` and their like replaced. A module that has a `location` of its own keeps the bare word. */
export async function withOwnLocation(files: Files): Promise<Files> {
  const entries = Object.entries(files);
  if (!entries.some(([, { text }]) => text.includes('location'))) return files;
  const parse = await loadLocationParser();
  return Object.fromEntries(entries.map(([path, file]) => [path, { ...file, text: replaced(file.text, parse) }]));
}

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly by: string;
}

function replaced(text: string, parse: Parse): string {
  if (!text.includes('location')) return text;
  const defined = new Set<string>();
  const edits: Edit[] = [];
  const said = ({ from, to }: SyntaxNode) => text.slice(from, to);
  const isWindow = (node: SyntaxNode | null): boolean => {
    if (node?.name === 'VariableName') return WINDOWS.includes(said(node)) && !defined.has(said(node));
    return node?.name === 'MemberExpression' && WINDOWS.includes(memberOf(node, said)) && isWindow(node.firstChild);
  };
  const inOrder = (visit: (node: SyntaxNode) => void) =>
    parse(text)
      .cursor()
      .iterate((at) => visit(at.node));
  inOrder((node) => {
    if (node.name === 'VariableDefinition') defined.add(said(node));
  });
  inOrder((node) => {
    if (node.name === 'MemberExpression' && memberOf(node, said) === 'location' && isWindow(node.firstChild))
      edits.push({ from: node.from, to: node.to, by: OWN });
    else if (defined.has('location') || said(node) !== 'location') return;
    else if (node.name === 'VariableName' && !/^(Import|Export)Group$/.test(node.parent?.name ?? ''))
      edits.push({ from: node.from, to: node.to, by: OWN });
    else if (node.name === 'Property') edits.push({ from: node.from, to: node.to, by: `location: ${OWN}` });
  });
  // The last one first, so that the places of the others stay as they are.
  return edits.sort((one, other) => other.from - one.from).reduce((all, { from, to, by }) => all.slice(0, from) + by + all.slice(to), text);
}

/** `b` of `a.b`, `a?.b` and `a['b']`. */
function memberOf({ lastChild, firstChild }: SyntaxNode, said: (node: SyntaxNode) => string): string {
  if (lastChild?.name === 'PropertyName') return said(lastChild);
  const key = lastChild?.prevSibling;
  return key?.name === 'String' && key !== firstChild ? said(key).slice(1, -1) : '';
}
