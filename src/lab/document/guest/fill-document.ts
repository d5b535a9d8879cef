// Puts the HTML of a lab into the document of a sandbox. Its scripts are not run: the lab's entry is, as the script of type module that it stands for.
import type { PageText } from '../../sandbox/protocol.ts';

/** What is put back when the page is made fresh. */
interface Filled {
  /** Takes the document back to what `fillDocument` made of it. */
  readonly restore: () => void;
}

/** `path/style.css` for `./path/style.css` and `/path/style.css`: the lab's files lie beside its HTML. */
const pathOf = (href: string) => href.replace(/^(\.?\/)+/, '');

function withSheets(page: Document, sheets: PageText['sheets']): void {
  for (const link of page.querySelectorAll('link[rel~="stylesheet"]')) {
    const text = sheets[pathOf(link.getAttribute('href') ?? '')];
    if (text === undefined) continue;
    const style = page.createElement('style');
    style.textContent = text;
    link.replaceWith(style);
  }
}

function copyAttributes(from: Element, to: Element): void {
  for (const { name } of [...to.attributes]) to.removeAttribute(name);
  for (const { name, value } of [...from.attributes]) to.setAttribute(name, value);
}

/** @param target the sandbox's document, empty but for its own policy */
export function fillDocument(target: Document, { html, sheets }: PageText): Filled {
  const page = new DOMParser().parseFromString(html, 'text/html');
  // The browser's own way to another page cannot be carried by message: a document that goes by it is lost.
  for (const element of page.querySelectorAll('script, base, meta[http-equiv]')) element.remove();
  withSheets(page, sheets);
  const head = [...page.head.childNodes].map((node) => target.importNode(node, true));
  for (const node of head) target.head.append(node);
  const fill = () => {
    copyAttributes(page.documentElement, target.documentElement);
    copyAttributes(page.body, target.body);
    target.body.replaceChildren(...[...page.body.childNodes].map((node) => target.importNode(node, true)));
    target.title = page.title;
  };
  fill();
  return { restore: fill };
}
