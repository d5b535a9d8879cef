// What a sandbox needs of a lab's files to make its document: the HTML, and the style sheets that it may link to.
import type { Lab, LabFiles } from '../definition.ts';
import type { PageText } from '../sandbox/protocol.ts';
import { APP_ORIGIN } from './page-fetch.ts';

/** @returns undefined when the lab's program has no document */
export function pageText(
  { document }: Pick<Lab, 'document'>,
  files: LabFiles,
  leaving: PageText['leaving'] = 'refused',
): PageText | undefined {
  if (document === undefined) return undefined;
  const sheets = Object.fromEntries(Object.entries(files).filter(([path]) => path.endsWith('.css')));
  return { html: files[document] ?? '', sheets, address: `${APP_ORIGIN}/`, leaving };
}
