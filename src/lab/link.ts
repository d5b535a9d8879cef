// Links the compiled files of a lab with its packages: every import is resolved here, before anything runs.
import { parse } from 'es-module-lexer/js';
import { type CompiledFile, isSource } from './compile.ts';
import type { LabFiles } from './definition.ts';
import { placeOf, resolveFile } from './lab-files.ts';
import type { Diagnostic } from './run-events.ts';
import type { LinkedModule } from './sandbox/protocol.ts';
import { type FileMap, mapPlace } from './stack-map.ts';

/** The packages of a lab as modules for the sandbox, made by sdk-bundle.ts. */
export interface SdkBundle {
  /** The module to import for each package. */
  readonly packages: Readonly<Record<string, string>>;
  /** In order of dependency. */
  readonly modules: readonly LinkedModule[];
}

export interface LinkInput {
  readonly entry: string;
  readonly files: LabFiles;
  readonly compiled: Readonly<Record<string, CompiledFile>>;
  readonly bundle: SdkBundle;
  /** The text of the module `workshop`. */
  readonly workshop: string;
}

export type Linked =
  | { readonly kind: 'linked'; readonly modules: readonly LinkedModule[]; readonly entry: string }
  | { readonly kind: 'refused'; readonly diagnostics: readonly Diagnostic[] };

/** The module id of a learner's file; stack-map.ts finds it in stacks. */
export const fileId = (path: string) => `lab:${path}`;
const WORKSHOP_ID = 'sandshark:workshop';

type Piece = LinkedModule['pieces'][number];

/** What stands in for an import() whose argument is no literal: it can only be refused when it runs. */
const REFUSED_IMPORT =
  '(async()=>{throw new TypeError("import() needs the name of a module in quotes: in a lab every import is resolved before the program runs.")})';

export function link({ entry, files, compiled, bundle, workshop }: LinkInput): Linked {
  const modules: LinkedModule[] = [...bundle.modules, { id: WORKSHOP_ID, pieces: [workshop] }];
  const diagnostics: Diagnostic[] = [];
  const done = new Set<string>();
  const maps: FileMap = new Map(Object.entries(compiled).map(([path, file]) => [path, file.map]));
  const allowed = ['workshop', ...Object.keys(bundle.packages)];

  const refuse = (message: string, file: string, text: string, offset: number) => {
    const place = mapPlace({ file, ...placeOf(text, offset) }, maps);
    diagnostics.push({ severity: 'error', message, ...(place ? { place } : {}) });
  };

  /** The id of an import's module; visits the file first if it is one of the lab's. */
  function target(specifier: string, file: string, text: string, offset: number, path: readonly string[]): string | undefined {
    if (specifier === 'workshop') return WORKSHOP_ID;
    const packageModule = Object.hasOwn(bundle.packages, specifier) ? bundle.packages[specifier] : undefined;
    if (packageModule !== undefined) return packageModule;
    if (!specifier.startsWith('.')) {
      refuse(
        `This lab has no module '${specifier}'. It may import ${allowed.map((name) => `'${name}'`).join(', ')} and its own files.`,
        file,
        text,
        offset,
      );
      return undefined;
    }
    const found = resolveFile(specifier, file, files);
    if (found === undefined) {
      refuse(`There is no file '${specifier}'. The files of this lab are ${Object.keys(files).join(', ')}.`, file, text, offset);
      return undefined;
    }
    if (path.includes(found)) {
      const ring = [...path.slice(path.indexOf(found)), found].join(' → ');
      refuse(`These files import each other in a circle: ${ring}. Move what both need into a third file.`, file, text, offset);
      return undefined;
    }
    visit(found, path);
    return fileId(found);
  }

  function visit(file: string, importers: readonly string[]): void {
    if (done.has(file)) return;
    done.add(file);
    if (!isSource(file)) {
      modules.push({ id: fileId(file), pieces: [`export default ${JSON.stringify(files[file])};`] });
      return;
    }
    const { text } = compiled[file] ?? { text: '' };
    const path = [...importers, file];
    const pieces: Piece[] = [];
    let from = 0;
    const replace = (start: number, end: number, ...by: Piece[]) => {
      pieces.push(text.slice(from, start), ...by);
      from = end;
    };
    for (const found of [...parse(text, file)[0]].sort((a, b) => a.start - b.start)) {
      if (found.type === 'import-meta') continue;
      if (found.type === 'dynamic' && (found.specifier === undefined || found.glob)) {
        replace(found.importStart, found.dynamicStart, REFUSED_IMPORT);
        continue;
      }
      const module = target(found.specifier ?? '', file, text, found.start, path);
      if (module === undefined) continue;
      if (found.type === 'dynamic') replace(found.start, found.end, "'", { module }, "'");
      else replace(found.start, found.end, { module });
    }
    pieces.push(text.slice(from));
    modules.push({ id: fileId(file), pieces });
  }

  if (!Object.hasOwn(files, entry)) {
    const message = `The lab starts with ${entry}, and there is no such file.`;
    return { kind: 'refused', diagnostics: [{ severity: 'error', message }] };
  }
  visit(entry, []);
  return diagnostics.length > 0 ? { kind: 'refused', diagnostics } : { kind: 'linked', modules, entry: fileId(entry) };
}
