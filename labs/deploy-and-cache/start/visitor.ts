// Ready-made: somebody with a browser of their own. A visit loads the page and the files that the page names, as browsers do.
import { type Answer, BrowserCache, type Source } from './browser-cache.ts';

/** One file of a visit. */
export interface Load {
  readonly path: string;
  readonly from: Source;
  readonly status: number;
  /** The version that the text names; undefined for a file without one. */
  readonly version: string | undefined;
  /** Why the browser does not use the file; undefined if it does. */
  readonly problem: string | undefined;
}

export interface Visit {
  readonly visitor: string;
  readonly loads: readonly Load[];
  /** The versions that are mixed on the screen. One, if all is well. */
  readonly versions: readonly string[];
  /** The paths that the server was asked for. The others came from the cache. */
  readonly asked: readonly string[];
  readonly problems: readonly string[];
}

/** What a browser demands of a type. An image may be anything; others must be what they are used for. */
const DEMANDED: Readonly<Record<string, string>> = { html: 'text/html', css: 'text/css', js: 'text/javascript' };

export class Visitor {
  readonly #name: string;
  readonly #cache = new BrowserCache();

  constructor(name: string) {
    this.#name = name;
  }

  /** Opens an address. With 'disabled' as if "Disable cache" were chosen in the developer tools. */
  async visit(url: string, cache: 'enabled' | 'disabled' = 'enabled'): Promise<Visit> {
    const page = await this.#cache.get(url, cache);
    const loads = [loadOf('index.html', page)];
    if (!loads[0].problem) {
      const paths = [...page.text.matchAll(/(?:src|href)="\.\/([^"]+)"/g)].map(([, path]) => path);
      for (const path of paths) loads.push(loadOf(path, await this.#cache.get(new URL(path, url).href, cache)));
    }
    return {
      visitor: this.#name,
      loads,
      versions: [...new Set(loads.map(({ version }) => version).filter((version) => version !== undefined))],
      asked: loads.filter(({ from }) => from !== 'cache').map(({ path }) => path),
      problems: loads.flatMap(({ path, problem }) => (problem ? [`${path}: ${problem}`] : [])),
    };
  }
}

function loadOf(path: string, answer: Answer): Load {
  const { from, status, text } = answer;
  return { path, from, status, version: /version (\d+)/.exec(text)?.[1], problem: problemOf(path, answer) };
}

function problemOf(path: string, { status, headers, text }: Answer): string | undefined {
  if (status >= 400) return `${status} ${/Code: (\w+)/.exec(text)?.[1] ?? ''}`.trim();
  const type = (headers.get('content-type') ?? '').split(';')[0];
  const ending = path.split('.').at(-1)!;
  if (ending === 'svg' ? type.startsWith('image/') : type === DEMANDED[ending]) return undefined;
  return ending === 'html' ? `its type is ${type}, so it is saved to the disk` : `its type is ${type}, so it is not used`;
}
