// Which language a locale speaks.
import { english } from './english.ts';
import { japanese } from './japanese.ts';
import type { Language } from './language.ts';

const languages: readonly Language[] = [english, japanese];

/** The language of a locale such as `en_US` or `ja-JP`. A locale without a language here is read as English. */
export function languageOf(locale: string): Language {
  const tag = locale.split(/[-_]/)[0]?.toLowerCase();
  return languages.find((each) => each.tag === tag) ?? english;
}
