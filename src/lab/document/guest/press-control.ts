// Uses a page as a person does: fills in fields by their names, and presses a button or a link by its words.

type PageWindow = Window & typeof globalThis;

const CONTROLS = 'button, a[href], input[type=submit], input[type=button], summary';

const wordsOf = (control: Element) =>
  (control.textContent?.trim() || control.getAttribute('value') || control.getAttribute('aria-label') || '').replace(/\s+/g, ' ');

/** Is it in a part of the page that is not shown? As far as markup says so: in Node nothing has a size. */
const isHidden = (control: Element) => control.closest('[hidden], template') !== null;

/** @returns a sentence where there is no such button, link or field */
export function pressControl(window: PageWindow, words: string, fields: Readonly<Record<string, string>> = {}): string | undefined {
  const controls = [...window.document.querySelectorAll<HTMLElement>(CONTROLS)].filter((control) => !isHidden(control));
  const control = controls.find((one) => wordsOf(one) === words) ?? controls.find((one) => wordsOf(one).includes(words));
  if (!control) return `The page has no button or link "${words}". It has: ${controls.map(wordsOf).join(', ') || 'none'}.`;
  for (const [name, value] of Object.entries(fields)) {
    const field = (control.closest('form') ?? window.document).querySelector<HTMLInputElement>(
      `[name="${name.replace(/["\\]/g, '\\$&')}"]`,
    );
    if (!field) return `The page has no field "${name}" beside "${words}".`;
    field.value = value;
    for (const type of ['input', 'change']) field.dispatchEvent(new window.Event(type, { bubbles: true }));
  }
  control.click();
  return undefined;
}
