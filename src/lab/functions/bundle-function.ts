// `bundle('handler.ts')` of the workshop module: a lab's file and what it imports, as the zip of a Lambda function.
// Made by the host before the program runs, from what the lab's compiler gave, so that the bytes are the same on every target.
import { parse } from 'es-module-lexer/js';
import { zipSync } from 'fflate';
import { type CompiledFile, isSource } from '../compile.ts';
import type { LabFiles } from '../definition.ts';
import { KINESIS_CONSUMER } from '../kinesis-consumer/module-name.ts';
import { placeOf, resolveFile } from '../lab-files.ts';
import type { SdkBundle } from '../link.ts';
import type { Diagnostic } from '../run-events.ts';
import { type FileMap, mapPlace } from '../stack-map.ts';

export interface BundleInput {
  readonly files: LabFiles;
  readonly compiled: Readonly<Record<string, CompiledFile>>;
  /** The packages that the lab may import: of them the SDK is in Lambda's runtimes, the others go into the zip. */
  readonly packages: SdkBundle;
}

export interface FunctionBundles {
  /** The zip of each file that the lab's programs bundle, by its path. */
  readonly bundles: ReadonlyMap<string, Uint8Array>;
  /** Errors: a file that is not there, an import that a function cannot have. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Unix: a file that all may read. Lambda's own users could not read it otherwise. */
const UNIX = 3;
const READABLE = 0o100644 * 2 ** 16;

/** AWS: Lambda's runtimes for Node.js contain the SDK, and nothing else. https://docs.aws.amazon.com/lambda/latest/dg/lambda-nodejs.html */
const inRuntime = (name: string) => /^@(aws-sdk|smithy)\//.test(name);

/** Where a module of a package lies in the zip: `node_modules/fast-png.mjs`. */
const packagedPath = (id: string) => `node_modules/${id.replace(/^\w+:/, '').replace(/\.js$/, '')}.mjs`;

/** Where a file of the lab lies in the zip: `.mjs`, so that Node takes it as an ES module without a package.json. */
const zippedPath = (path: string) => (isSource(path) ? path.replace(/\.(ts|js)$/, '.mjs') : `${path}.mjs`);

/** `./b.mjs` from `a.mjs`, `../b.mjs` from `x/a.mjs`. */
function relativePath(from: string, to: string): string {
  const here = from.split('/').slice(0, -1);
  const there = to.split('/');
  while (here.length > 0 && here[0] === there[0]) {
    here.shift();
    there.shift();
  }
  return (here.length === 0 ? './' : '../'.repeat(here.length)) + there.join('/');
}

type Refuse = (message: string, file: string, offset: number) => void;

/** The files of one function by their paths in the zip. */
function filesOf(entry: string, { files, compiled, packages }: BundleInput, refuse: Refuse): Map<string, string> {
  const zipped = new Map<string, string>();

  /** Puts a prebuilt module into the zip, with all that it imports; gives its path there. */
  function pack(id: string): string {
    const path = packagedPath(id);
    if (zipped.has(path)) return path;
    const { pieces = [] } = packages.modules.find((module) => module.id === id) ?? {};
    zipped.set(path, pieces.map((piece) => (typeof piece === 'string' ? piece : relativePath(path, pack(piece.module)))).join(''));
    return path;
  }

  /** What an import becomes: the path in the zip, or the name as it stands. */
  function target(specifier: string, file: string, offset: number, importers: readonly string[]): string {
    if (specifier === 'workshop') {
      refuse(`A function runs in the cloud and cannot import 'workshop'. Give it what it needs by its environment.`, file, offset);
    } else if (specifier === KINESIS_CONSUMER) {
      refuse(
        `A function cannot import '${KINESIS_CONSUMER}': Lambda reads the stream for it and hands over the records. Give the function an event source mapping.`,
        file,
        offset,
      );
    } else if (!specifier.startsWith('.')) {
      const own = Object.hasOwn(packages.packages, specifier) ? packages.packages[specifier] : undefined;
      if (own !== undefined && !inRuntime(specifier)) return relativePath(zippedPath(file), pack(own));
      const there = specifier.startsWith('node:') || own !== undefined;
      const named = Object.keys(packages.packages)
        .filter((name) => name !== KINESIS_CONSUMER)
        .map((name) => `'${name}'`)
        .join(', ');
      if (!there)
        refuse(
          `A function of this lab has no module '${specifier}'. It may import ${named} and modules of Node as 'node:...'.`,
          file,
          offset,
        );
    } else {
      const found = resolveFile(specifier, file, files);
      if (found === undefined)
        refuse(`There is no file '${specifier}'. The files of this lab are ${Object.keys(files).join(', ')}.`, file, offset);
      else if (importers.includes(found)) {
        const ring = [...importers.slice(importers.indexOf(found)), found].join(' → ');
        refuse(`These files import each other in a circle: ${ring}. Move what both need into a third file.`, file, offset);
      } else {
        visit(found, importers);
        return relativePath(zippedPath(file), zippedPath(found));
      }
    }
    return specifier;
  }

  function visit(file: string, importers: readonly string[]): void {
    if (zipped.has(zippedPath(file))) return;
    if (!isSource(file)) {
      zipped.set(zippedPath(file), `export default ${JSON.stringify(files[file])};\n`);
      return;
    }
    const text = compiled[file]?.text ?? '';
    let written = '';
    let from = 0;
    for (const found of [...parse(text, file)[0]].sort((one, other) => one.start - other.start)) {
      if (found.type === 'import-meta' || found.specifier === undefined || (found.type === 'dynamic' && found.glob)) continue;
      const name = target(found.specifier, file, found.start, [...importers, file]);
      written += text.slice(from, found.start) + (found.type === 'dynamic' ? JSON.stringify(name) : name);
      from = found.end;
    }
    zipped.set(zippedPath(file), (written + text.slice(from)).replaceAll('\r\n', '\n'));
  }

  visit(entry, []);
  return zipped;
}

function zip(files: ReadonlyMap<string, string>): Uint8Array {
  const sorted = [...files].sort(([one], [other]) => (one < other ? -1 : 1));
  const contents = Object.fromEntries(sorted.map(([path, text]) => [path, new TextEncoder().encode(text)]));
  // The first moment that a zip can tell. Zips hold local time: made of local parts, it is the same bytes in every zone.
  const mtime = new Date(1980, 0, 1);
  return zipSync(contents, { level: 6, mtime, os: UNIX, attrs: READABLE });
}

/** The names under which a module calls `bundle`. */
function localNames(text: string): string[] {
  const names: string[] = [];
  for (const [, members = ''] of text.matchAll(/import\s*\{([^}]*)\}\s*from\s*['"]workshop['"]/g)) {
    for (const [, alias] of members.matchAll(/(?:^|,)\s*bundle(?:\s+as\s+([\w$]+))?\s*(?=,|$)/g)) names.push(alias ?? 'bundle');
  }
  for (const [, all = ''] of text.matchAll(/import\s*\*\s*as\s+([\w$]+)\s+from\s*['"]workshop['"]/g)) names.push(`${all}.bundle`);
  return names;
}

/** The calls of `bundle` with a name in quotes: the name, and where it stands. */
function callsIn(text: string): { readonly name: string; readonly offset: number }[] {
  return localNames(text).flatMap((local) => {
    const escaped = local.replace(/[.$]/g, '\\$&');
    const calls = text.matchAll(new RegExp(`(?<![\\w$.])${escaped}\\s*\\(\\s*(['"\`])([^'"\`\\\\]+)\\1`, 'g'));
    return [...calls].flatMap(({ 2: name = '', index }) => {
      const line = text.slice(text.lastIndexOf('\n', index) + 1, index);
      return /^\s*(\/\/|\*)/.test(line) ? [] : [{ name, offset: index }];
    });
  });
}

/** Zips every file that a program of the lab bundles by a name in quotes. */
export function bundleFunctions(input: BundleInput): FunctionBundles {
  const { compiled } = input;
  const maps: FileMap = new Map(Object.entries(compiled).map(([path, file]) => [path, file.map]));
  const bundles = new Map<string, Uint8Array>();
  const diagnostics: Diagnostic[] = [];
  const refuse: Refuse = (message, file, offset) => {
    const place = mapPlace({ file, ...placeOf(compiled[file]?.text ?? '', offset) }, maps);
    diagnostics.push({ severity: 'error', message, place });
  };
  for (const [file, { text }] of Object.entries(compiled)) {
    for (const { name, offset } of callsIn(text)) {
      const path = name.replace(/^\.\//, '');
      if (bundles.has(path)) continue;
      if (!Object.hasOwn(compiled, path)) {
        const sources = Object.keys(compiled).join(', ');
        refuse(`bundle() takes a source file of this lab, and there is no '${name}'. There are ${sources}.`, file, offset);
      } else bundles.set(path, zip(filesOf(path, input, refuse)));
    }
  }
  return { bundles, diagnostics };
}
