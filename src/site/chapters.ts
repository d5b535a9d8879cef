// The chapters of the workshop and their pages, out of the pages themselves: the home page names what there is.

/** What a chapter's page is made of, as Astro's content collection gives it. */
export interface DocsEntry {
  /** Its address: `<chapter>/<page>`. */
  readonly id: string;
  readonly data: {
    readonly title: string;
    readonly description?: string | undefined;
    readonly lab?: string | undefined;
    readonly sidebar?: { readonly order?: number | undefined } | undefined;
  };
}

export interface ChapterPage {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly kind: 'text' | 'lab';
}

export interface Chapter {
  readonly name: string;
  readonly pages: readonly ChapterPage[];
}

/** In the order of the sidebar. A folder that is not here comes after these, under its own name. */
const CHAPTERS: Readonly<Record<string, string>> = {
  'kinesis-analytics': 'Kinesis Analytics',
  chatbots: 'Chat bots with Lex',
  'functions-and-queues': 'Functions and queues',
  'single-page-app': 'A serverless single-page app',
  config: 'Seeing your cloud with AWS Config',
};

/** The name of a folder with translated pages: `ja`, `zh-cn`. */
const LANGUAGE = /^[a-z]{2}(-[a-z]{2})?$/;

/** The chapters in the default language: the folders of pages, each in the order of the sidebar. */
export function chaptersOf(entries: readonly DocsEntry[]): readonly Chapter[] {
  const inFolders = entries.filter(({ id }) => id.split('/').length === 2 && !LANGUAGE.test(id.split('/')[0] ?? ''));
  const byFolder = Map.groupBy(inFolders, ({ id }) => id.split('/')[0] ?? '');
  const known = Object.keys(CHAPTERS).filter((folder) => byFolder.has(folder));
  const folders = [...known, ...[...byFolder.keys()].filter((folder) => !(folder in CHAPTERS)).sort()];
  return folders.map((folder) => ({
    name: CHAPTERS[folder] ?? nameOf(folder),
    pages: (byFolder.get(folder) ?? []).sort((one, other) => orderOf(one) - orderOf(other)).map(pageOf),
  }));
}

const orderOf = ({ data }: DocsEntry) => data.sidebar?.order ?? Number.MAX_SAFE_INTEGER;

const pageOf = ({ id, data: { title, description = '', lab } }: DocsEntry): ChapterPage => ({
  id,
  title,
  description,
  kind: lab === undefined ? 'text' : 'lab',
});

function nameOf(folder: string): string {
  const words = folder.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const NUMBERS = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten', 'Eleven', 'Twelve'];

/** `One chapter`, `Three chapters`. */
export function counted(count: number, word: string): string {
  return `${NUMBERS[count] ?? count} ${word}${count === 1 ? '' : 's'}`;
}
