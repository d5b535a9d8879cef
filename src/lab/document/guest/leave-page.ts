// Where links, forms and lines like location.assign() take a page: to a route of its own, which it follows; or elsewhere, which its host is told.
import type { PageLeave } from '../../sandbox/protocol.ts';

export interface LeaveOptions {
  /** The whole address of the page. */
  readonly address: () => string;
  /** Goes to a route of this page. */
  readonly follow: (hash: string, entry: 'new' | 'same') => void;
  readonly leave: (leaving: PageLeave) => void;
  /** A sentence for the console of the learner. */
  readonly warn: (sentence: string) => void;
}

/** How a page goes to an address. */
export interface Going {
  readonly method?: 'GET' | 'POST';
  readonly form?: string;
  readonly entry?: 'new' | 'same';
  readonly again?: 'reload';
}

export type GoTo = (address: string, going?: Going) => void;

const withoutHash = (address: string) => address.replace(/#.*$/s, '');
const shortened = (text: string) => text.slice(0, 200);

/** Makes the function that all of them end in. It throws a SyntaxError of the DOM for what is no address. */
export function goTo({ address, follow, leave, warn }: LeaveOptions): GoTo {
  return (to, { method = 'GET', form = '', entry = 'new', again } = {}) => {
    const here = address();
    if (!URL.canParse(to, here)) throw new DOMException(`'${shortened(to)}' is no address.`, 'SyntaxError');
    const url = new URL(to, here);
    if (!/^https?:$/.test(url.protocol)) {
      warn(`The preview goes to web addresses only: ${shortened(url.href)} leads nowhere.`);
      return;
    }
    const isRoute = method === 'GET' && !again && url.href.includes('#') && withoutHash(url.href) === withoutHash(here);
    if (isRoute) follow(url.hash, entry);
    else leave({ kind: 'address', address: url.href, method, form, entry });
  };
}

const ELSEWHERE = 'The preview has one page: what opens another window or is saved leads nowhere.';

/** Is it for this window? In the preview a page has no window around it. */
const isHere = (target: string | null) => ['', '_self', '_top', '_parent'].includes((target ?? '').toLowerCase());

/** Of a link of HTML, or of one in a picture. */
const hrefOf = (link: Element) => link.getAttribute('href') ?? link.getAttributeNS('http://www.w3.org/1999/xlink', 'href');

/** Listens behind the app's own listeners: what they prevented is none of its business. */
export function watchLinks(window: Window & typeof globalThis, go: GoTo, warn: LeaveOptions['warn']): void {
  const attempt = (work: () => void) => {
    try {
      work();
    } catch (error) {
      warn(error instanceof Error ? error.message : String(error));
    }
  };
  window.addEventListener('click', (event) => {
    const link = event.target instanceof window.Element ? event.target.closest('a, area') : null;
    const href = link && hrefOf(link);
    if (!link || href === null || event.defaultPrevented) return;
    // By hand: the browser's own way would add an entry to the history of the page around the frame, or load it.
    event.preventDefault();
    if (!isHere(link.getAttribute('target')) || link.hasAttribute('download')) {
      warn(ELSEWHERE);
      return;
    }
    attempt(() => go(href === '' ? '#' : href));
  });
  const send = (form: HTMLFormElement, submitter: HTMLElement | null) => attempt(() => sendForm(window, { form, submitter, go, warn }));
  window.addEventListener('submit', (event) => {
    if (event.defaultPrevented || !(event.target instanceof window.HTMLFormElement)) return;
    event.preventDefault();
    send(event.target, event.submitter);
  });
  Object.defineProperty(window.HTMLFormElement.prototype, 'submit', {
    value(this: HTMLFormElement) {
      send(this, null);
    },
  });
}

interface SentForm {
  readonly form: HTMLFormElement;
  readonly submitter: HTMLElement | null;
  readonly go: GoTo;
  readonly warn: LeaveOptions['warn'];
}

function sendForm(window: Window & typeof globalThis, { form, submitter, go, warn }: SentForm): void {
  const given = (name: string) => submitter?.getAttribute(`form${name}`) ?? form.getAttribute(name);
  const method = (given('method') ?? 'get').toLowerCase();
  const action = given('action');
  if (method === 'dialog') return;
  if (action === null) {
    warn('A form was sent, and nothing listened: without event.preventDefault() a browser would now load this page anew.');
    return;
  }
  if (!isHere(given('target'))) {
    warn(ELSEWHERE);
    return;
  }
  if (method === 'post' && given('enctype')?.toLowerCase() === 'multipart/form-data') {
    warn('The preview sends forms as application/x-www-form-urlencoded only.');
    return;
  }
  const fields = new URLSearchParams();
  for (const [name, value] of new window.FormData(form, submitter)) fields.append(name, typeof value === 'string' ? value : value.name);
  if (method === 'post') go(action, { method: 'POST', form: String(fields) });
  else go(`${action.replace(/[?#].*$/s, '')}?${fields}`);
}
