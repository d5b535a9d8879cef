// The search dialog: asks Pagefind's index, which is loaded when the dialog opens, and lists the sections found.
interface Section {
  readonly title: string;
  readonly url: string;
  /** HTML made by Pagefind from the built pages: text with `<mark>`. */
  readonly excerpt: string;
}
interface Pagefind {
  options(options: { baseUrl: string }): Promise<void>;
  /** Null when a newer search has begun meanwhile. */
  debouncedSearch(query: string): Promise<{ results: { data(): Promise<{ sub_results: Section[] }> }[] } | null>;
}

const PAGES = 6;
const SECTIONS_A_PAGE = 3;

class BookSearch extends HTMLElement {
  private index: Promise<Pagefind> | undefined;

  connectedCallback(): void {
    const dialog = this.querySelector('dialog');
    const input = this.querySelector('input');
    if (!dialog || !input) return;
    const open = () => {
      dialog.showModal();
      input.focus();
      this.index ??= this.load();
      this.index.catch(() => this.say('The search index is made when the site is built; this page has none.'));
    };
    this.querySelector('.open')?.addEventListener('click', open);
    window.addEventListener('keydown', (event) => {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey)) return;
      event.preventDefault();
      if (dialog.open) dialog.close();
      else open();
    });
    dialog.addEventListener('click', (event) => {
      const target = event.target as Element;
      if (target === dialog || target.closest('a')) dialog.close();
    });
    // Enter in the field goes to the first result instead of closing the dialog.
    input.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter') return;
      event.preventDefault();
      this.querySelector<HTMLAnchorElement>('.results a')?.click();
    });
    input.addEventListener('input', () => void this.search(input.value.trim()));
  }

  private async load(): Promise<Pagefind> {
    const root = new URL(this.dataset.root ?? './', document.baseURI);
    const pagefind: Pagefind = await import(/* @vite-ignore */ new URL('pagefind/pagefind.js', root).href);
    await pagefind.options({ baseUrl: root.pathname });
    return pagefind;
  }

  private async search(query: string): Promise<void> {
    if (query === '') return this.show('', []);
    const pagefind = await this.index?.catch(() => undefined);
    const found = await pagefind?.debouncedSearch(query);
    if (!found) return;
    const pages = await Promise.all(found.results.slice(0, PAGES).map((result) => result.data()));
    const sections = pages.flatMap((page) => page.sub_results.slice(0, SECTIONS_A_PAGE));
    this.show(sections.length === 0 ? `Nothing found for “${query}”.` : `${sections.length} sections found.`, sections);
  }

  private show(state: string, sections: readonly Section[]): void {
    this.say(state);
    const items = sections.map(({ title, url, excerpt }) => {
      const item = document.createElement('li');
      const link = document.createElement('a');
      link.href = url;
      const name = document.createElement('strong');
      name.textContent = title;
      const text = document.createElement('span');
      text.innerHTML = excerpt;
      link.append(name, text);
      item.append(link);
      return item;
    });
    this.querySelector('.results')?.replaceChildren(...items);
  }

  private say(state: string): void {
    const line = this.querySelector('.state');
    if (line) line.textContent = state;
  }
}

customElements.define('book-search', BookSearch);
