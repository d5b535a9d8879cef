// The labs as Vite sees them: the declaration and each file of a lab are lazy chunks of their own.
import type { Lab, LabFiles, LabStep } from '../../lab/definition.ts';

/** What the screen needs of a lab, without its data and mutants. */
export interface LabContent {
  readonly id: string;
  readonly title: string;
  readonly packages: readonly string[];
  readonly entry: string;
  readonly document?: string;
  readonly editable: readonly string[];
  readonly readOnly: readonly string[];
  readonly dataType: string;
  readonly steps: readonly LabStep[];
  readonly view?: Lab['view'];
  readonly pace?: Lab['pace'];
  /** The editable files as the learner first gets them, in the order of the tabs. */
  readonly start: LabFiles;
  /** The other files of start/: they run too, and nobody changes them here. Some have a tab (`readOnly`). */
  readonly fixed: LabFiles;
}

const declarations = import.meta.glob<Lab>('/labs/*/lab.ts', { import: 'default' });
const texts = import.meta.glob<string>(['/labs/*/start/**', '/labs/*/solution/**'], { query: '?raw', import: 'default' });

/** Loads a lab's declaration and its start files. Rejects with a sentence when there is no such lab. */
export async function loadLab(labId: string): Promise<LabContent> {
  const load = declarations[`/labs/${labId}/lab.ts`];
  if (!load) throw new Error(`There is no lab "${labId}": labs/${labId}/lab.ts does not exist.`);
  return contentOf(...(await Promise.all([load(), filesUnder(`/labs/${labId}/start/`)])));
}

/** What the screen needs of `lab`, whose folder start/ holds the files `all`. */
export function contentOf(lab: Lab, all: LabFiles): LabContent {
  const { id, title, packages, entry, editable, readOnly = [], dataType, steps, view, pace, document } = lab;
  const start = Object.fromEntries(editable.map((path) => [path, all[path] ?? '']));
  const fixed = Object.fromEntries(Object.entries(all).filter(([path]) => !editable.includes(path)));
  return {
    id,
    title,
    packages,
    entry,
    editable,
    readOnly,
    dataType,
    steps,
    start,
    fixed,
    ...(view && { view }),
    ...(pace && { pace }),
    ...(document && { document }),
  };
}

/** The solution's files, over those of the start. Loaded only when the learner asks for it. */
export async function loadSolution(labId: string): Promise<LabFiles> {
  const [start, solution] = await Promise.all([filesUnder(`/labs/${labId}/start/`), filesUnder(`/labs/${labId}/solution/`)]);
  return { ...start, ...solution };
}

async function filesUnder(folder: string): Promise<LabFiles> {
  const wanted = Object.entries(texts).filter(([path]) => path.startsWith(folder));
  return Object.fromEntries(await Promise.all(wanted.map(async ([path, load]) => [path.slice(folder.length), await load()] as const)));
}
