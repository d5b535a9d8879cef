// Gives Monaco's TypeScript the declarations of a lab: the rolled-up SDK packages and the `workshop` module.
import types, { loadShared } from 'virtual:sandshark/types';
import { librariesFor } from '../../../lab/compile.ts';
import { KINESIS_CONSUMER } from '../../../lab/kinesis-consumer/module-name.ts';
import { SPECS_MODULE } from '../../../lab/specs/module-name.ts';
import { workshopTypes } from '../../../lab/workshop-module.ts';
import { typescript } from './environment.ts';

interface TypedLab {
  readonly labId: string;
  readonly packages: readonly string[];
  readonly dataType: string;
  readonly globals?: keyof typeof librariesFor;
}

let given: { readonly labId: string; readonly ready: Promise<void> } | undefined;

/** Loads and sets the declarations, once a lab. */
export function giveTypes(lab: TypedLab): Promise<void> {
  if (given?.labId !== lab.labId) given = { labId: lab.labId, ready: load(lab) };
  return given.ready;
}

/** Resolved when the declarations of the page's lab are in the worker: a type check before that finds errors that are none. */
export function typesReady(): Promise<void> {
  return given?.ready ?? Promise.resolve();
}

async function load({ packages, dataType, globals = 'worker' }: TypedLab): Promise<void> {
  const missing = packages.filter((name) => !types[name] && name !== KINESIS_CONSUMER && name !== SPECS_MODULE);
  if (missing.length > 0) console.warn(`No declarations were built for ${missing.join(', ')}.`);
  const wanted = new Set(packages.filter((name) => types[name]));
  // A set gives what is added while it is gone through.
  for (const name of wanted) for (const needed of types[name]?.needs ?? []) wanted.add(needed);
  const loads = [['shared', loadShared] as const, ...[...wanted].map((name) => [name, types[name]?.load] as const)];
  const texts = await Promise.all(loads.map(async ([name, load]) => ({ name, text: (await load?.())?.default ?? '' })));
  const defaults = typescript.typescriptDefaults;
  defaults.setCompilerOptions({ ...defaults.getCompilerOptions(), lib: librariesFor[globals].map((name) => name.toLowerCase()) });
  defaults.setExtraLibs([
    { filePath: 'file:///types/workshop.d.ts', content: workshopTypes(dataType, packages) },
    ...texts.map(({ name, text }) => ({ filePath: `file:///types/${name}.d.ts`, content: text })),
  ]);
}
