// The languages of the site. One appears as soon as its folder under content/docs has a page, and not before.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Folder name to what Starlight needs. Folder names are in lower case: Starlight does not find `zh-CN`. */
const TRANSLATIONS = {
  ja: { label: '日本語', lang: 'ja' },
  'zh-cn': { label: '简体中文', lang: 'zh-CN' },
};

/**
 * @param docs the folder content/docs
 * @returns Starlight's `locales`: English at the root, then the translations that have a page
 */
export function localesOf(docs: string): Record<string, { label: string; lang: string }> {
  const begun = Object.entries(TRANSLATIONS).filter(([folder]) => hasPage(join(docs, folder)));
  return { root: { label: 'English', lang: 'en' }, ...Object.fromEntries(begun) };
}

function hasPage(folder: string): boolean {
  return existsSync(folder) && readdirSync(folder, { recursive: true }).some((file) => /\.mdx?$/.test(String(file)));
}
