// Ready-made: tells what happens, in the page of this lab and in the console.
import type { Load, Visit } from './visitor.ts';

const SOURCES = {
  network: ['from the network', 'network'],
  revalidated: ['not changed: 304', 'revalidated'],
  cache: ['from the cache', 'cache'],
} as const;

/** The address that everybody visits. */
export function address(url: string): void {
  const link = document.querySelector<HTMLAnchorElement>('.address a')!;
  [link.href, link.textContent] = [url, url];
  console.log(url);
}

/** Does something, and tells that it is done; or what was said against it. */
export async function done(what: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
    tell(what);
  } catch (error) {
    tell(`That did not work: ${(error as Error).message}`);
  }
}

function tell(text: string): void {
  const line = document.createElement('p');
  line.className = 'event';
  line.textContent = text;
  document.querySelector('main')!.append(line);
  console.log(text);
}

/** A visit, file by file. `deployed` is the version that should be seen. */
export function show(occasion: string, visit: Visit, deployed: string): void {
  const figure = document.querySelector<HTMLTemplateElement>('#visit')!.content.firstElementChild!.cloneNode(true) as HTMLElement;
  const say = (selector: string, text: string) => {
    figure.querySelector(selector)!.textContent = text;
  };
  say('.who', `${visit.visitor}, ${occasion}`);
  say('.sees', sight(visit, deployed));
  figure.dataset.well = sight(visit, deployed) === `version ${deployed}` ? 'yes' : 'no';
  for (const load of visit.loads) {
    const row = document.createElement('tr');
    for (const text of [load.path, wordsOf(load), load.problem ?? (load.version ? `version ${load.version}` : '')]) {
      const cell = document.createElement('td');
      cell.textContent = text;
      row.append(cell);
    }
    row.dataset.from = load.problem ? 'problem' : SOURCES[load.from][1];
    figure.querySelector('tbody')!.append(row);
  }
  document.querySelector('main')!.append(figure);
  console.log(`${visit.visitor}, ${occasion}: ${sight(visit, deployed)}`);
  for (const load of visit.loads) console.log(`  ${load.path.padEnd(18)} ${wordsOf(load).padEnd(17)} ${load.problem ?? ''}`);
}

function wordsOf({ from, problem }: Load): string {
  return problem ? 'not used' : SOURCES[from][0];
}

function sight({ problems, versions }: Visit, deployed: string): string {
  if (problems.length > 0) return 'the app does not work';
  if (versions.length > 1) return `a mixture of the versions ${versions.join(' and ')}`;
  return versions[0] === deployed ? `version ${deployed}` : `version ${versions[0]}, while version ${deployed} is there`;
}
