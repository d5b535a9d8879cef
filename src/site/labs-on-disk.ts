// What the pages read of labs/ at build time: declarations, titles of checks, start files. The workbench embeds its own copies.
import { type Check, type Lab, shownFiles } from '../lab/definition.ts';

const labs = import.meta.glob<Lab>('../../labs/*/lab.ts', { import: 'default' });
const checks = import.meta.glob<readonly Check<never>[]>('../../labs/*/checks.ts', { import: 'default' });
const starts = import.meta.glob<string>('../../labs/*/start/**/*', { query: '?raw', import: 'default' });

/**
 * @param id the lab that a page names in its frontmatter
 * @returns its declaration, or undefined while labs/ is empty
 * @throws with a sentence for the author when there are labs and none has this id
 */
export async function labOf(id: string): Promise<Lab | undefined> {
  const known = Object.keys(labs);
  if (known.length === 0) return undefined;
  const load = labs[`../../labs/${id}/lab.ts`];
  if (!load) {
    const ids = known.map((path) => path.split('/').at(-2)).join(', ');
    throw new Error(`A page names the lab "${id}" in its frontmatter, but labs/${id}/lab.ts does not exist. The labs are: ${ids}.`);
  }
  return load();
}

/** Titles of the lab's checks by their id; empty as long as the lab has no checks.ts. */
export async function checkTitlesOf(id: string): Promise<ReadonlyMap<string, string>> {
  const all = (await checks[`../../labs/${id}/checks.ts`]?.()) ?? [];
  return new Map(all.map((check) => [check.id, check.title]));
}

/** The files the learner begins with and those only to be read, in the order of the tabs. */
export async function startFilesOf(lab: Lab): Promise<readonly { readonly path: string; readonly text: string }[]> {
  const files = shownFiles(lab).map(async (path) => {
    const load = starts[`../../labs/${lab.id}/start/${path}`];
    if (!load) throw new Error(`The lab "${lab.id}" lists the file ${path}, but labs/${lab.id}/start/${path} does not exist.`);
    return { path, text: await load() };
  });
  return Promise.all(files);
}
