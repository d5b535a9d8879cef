// The forms of managed login: labelled fields, what went wrong, and one button.
import type { EncodedAnswer } from '../../../core/call.ts';
import { escaped, page } from '../../../core/web-page.ts';
import type { LoginContext } from './answers.ts';

export interface FormPage {
  readonly title: string;
  /** Which endpoint takes it: `/login`. */
  readonly to: string;
  /** HTML, of which everything that came from outside is escaped. */
  readonly fields: string;
  readonly alert?: string | undefined;
  readonly before?: string;
  readonly after?: string;
}

/** The form goes on with what the application asked. */
export function formPage({ base, query }: LoginContext, { title, to, fields, alert, before = '', after = '' }: FormPage): EncodedAnswer {
  const told = alert === undefined ? '' : `<p role="alert">${escaped(alert)}</p>`;
  const form = `<form method="post" action="${escaped(`${base}${to}?${query}`)}">${fields}<button type="submit">${escaped(title)}</button></form>`;
  return page(200, title, told + before + form + after);
}

export function field(name: string, label: string, more = ''): string {
  return `<label for="${escaped(name)}">${escaped(label)}</label><input id="${escaped(name)}" name="${escaped(name)}" required ${more}>`;
}

export function hiddenField(name: string, value: string): string {
  return `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`;
}

/** A link to another page of managed login, which goes on with what the application asked. */
export function linkTo({ base, query }: LoginContext, to: string, text: string): string {
  return `<p><a href="${escaped(`${base}${to}?${query}`)}">${escaped(text)}</a></p>`;
}
