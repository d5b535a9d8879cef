// The direction of imports, the absence of cycles and the size of files, as DESIGN demands. Fails with a sentence.
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import ts from 'typescript';
import { beforeAll, describe, expect, test } from 'vitest';

/** Each layer and the layers that it may import, besides itself. A file belongs to the longest prefix that fits. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'src/streaming-sql/': [],
  // The editor's view of the language. It alone may be seen by the workbench: editors need the grammar, not the engine.
  'src/streaming-sql/language/': ['src/streaming-sql/'],
  'src/dialogue/': [],
  'src/aws/core/': [],
  'src/aws/protocols/': ['src/aws/core/'],
  'src/aws/iam/': ['src/aws/core/', 'src/aws/protocols/'],
  'src/aws/services/': [
    'src/aws/core/',
    'src/aws/protocols/',
    'src/aws/iam/',
    'src/aws/services/kinesis-analytics/',
    'src/aws/services/lexv2-runtime/',
  ],
  'src/aws/services/kinesis-analytics/': ['src/aws/core/', 'src/aws/protocols/', 'src/aws/iam/', 'src/aws/services/', 'src/streaming-sql/'],
  'src/aws/services/lexv2-runtime/': ['src/aws/core/', 'src/aws/protocols/', 'src/aws/iam/', 'src/aws/services/', 'src/dialogue/'],
  'src/aws/': ['src/aws/core/', 'src/aws/protocols/', 'src/aws/iam/', 'src/aws/services/'],
  'src/lab/': ['src/aws/', 'src/aws/core/'],
  'labs/': ['src/lab/', 'src/aws/core/'],
  'src/progress/': ['src/lab/'],
  'src/workbench/': [
    'src/aws/',
    'src/aws/core/',
    'src/lab/',
    'labs/',
    'src/progress/',
    'src/streaming-sql/language/',
    'src/workbench/playground/engine/',
  ],
  // The Worker of the SQL playground has no cloud around the engine: it reads data and plans as Kinesis Analytics does, with its code.
  // The page may name this folder for the types of its messages; it must load the code only as a Worker.
  'src/workbench/playground/engine/': ['src/streaming-sql/', 'src/aws/services/kinesis-analytics/'],
  'src/site/': ['src/aws/', 'src/aws/core/', 'src/lab/', 'labs/', 'src/progress/', 'src/workbench/'],
  'src/server/': ['src/aws/', 'src/aws/core/', 'src/lab/'],
  'src/cli/': ['src/aws/', 'src/aws/core/', 'src/lab/', 'src/server/', 'src/streaming-sql/', 'src/dialogue/', 'labs/'],
};
const LONGEST_FILE_LINES = 400;

const layerOf = (file: string) =>
  Object.keys(MAY_IMPORT)
    .filter((prefix) => file.startsWith(prefix))
    .toSorted((one, other) => other.length - one.length)[0];

/** The folder of one service (`src/aws/services/kinesis/`), for the rule that services do not know each other. */
const serviceOf = (file: string) => /^src\/aws\/services\/[^/]+\//.exec(file)?.[0];

const isTest = (file: string) => /\.(test|e2e)\.tsx?$/.test(file) || file.includes('/testing/');

const files = globSync('{src,labs}/**/*.{ts,tsx}', {
  exclude: (path) => /node_modules|\/(start|solution|mutants)(\/|$)/.test(String(path)),
}).map((file) => file.split('\\').join('/'));
const specifiers = new Map<string, string[]>();
/** Our own files that a file imports. */
const imports = new Map<string, string[]>();

/** Every specifier that a file imports; type imports and dynamic ones count. */
function specifiersOf(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (
      (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) &&
      node.moduleSpecifier &&
      ts.isStringLiteral(node.moduleSpecifier)
    ) {
      found.push(node.moduleSpecifier.text);
    }
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal)) {
      found.push(node.argument.literal.text);
    }
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [argument] = node.arguments;
      if (argument && ts.isStringLiteral(argument)) found.push(argument.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

beforeAll(() => {
  for (const file of files) {
    const found = specifiersOf(file);
    specifiers.set(file, found);
    const relative = found.filter((specifier) => specifier.startsWith('.'));
    imports.set(
      file,
      relative.map((specifier) => normalize(join(dirname(file), specifier.split('?')[0] ?? ''))),
    );
  }
});

describe('the architecture', () => {
  test('every file of src belongs to a layer that the table names', () => {
    expect(files.filter((file) => !layerOf(file))).toEqual([]);
  });

  test('imports go only in the direction that the table allows', () => {
    const wrong: string[] = [];
    for (const [file, targets] of imports) {
      const layer = layerOf(file);
      if (!layer || isTest(file)) continue;
      for (const target of targets) {
        const targetLayer = layerOf(target);
        if (!targetLayer || targetLayer === layer || MAY_IMPORT[layer]?.includes(targetLayer)) continue;
        wrong.push(`${file} may not import ${target}: ${layer} may import ${MAY_IMPORT[layer]?.join(', ') || 'nothing of ours'}.`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('a service never imports another service', () => {
    const wrong = [...imports].flatMap(([file, targets]) =>
      targets
        .filter((target) => !isTest(file) && serviceOf(file) && serviceOf(target) && serviceOf(file) !== serviceOf(target))
        .map((target) => `${file} imports ${target}: use a port of src/aws/core/ports.ts.`),
    );
    expect(wrong).toEqual([]);
  });

  test('no file imports itself by way of others, type imports included', () => {
    const cycles: string[] = [];
    const done = new Set<string>();
    const visit = (file: string, path: readonly string[]): void => {
      const at = path.indexOf(file);
      if (at !== -1) {
        cycles.push([...path.slice(at), file].join(' -> '));
        return;
      }
      if (done.has(file)) return;
      for (const target of imports.get(file) ?? []) visit(target, [...path, file]);
      done.add(file);
    };
    for (const file of imports.keys()) visit(file, []);
    expect(cycles).toEqual([]);
  });

  test(`no file is longer than ${LONGEST_FILE_LINES} lines`, () => {
    const long = files
      .map((file) => [file, readFileSync(file, 'utf8').split('\n').length] as const)
      .filter(([, lines]) => lines > LONGEST_FILE_LINES);
    expect(long.map(([file, lines]) => `${file} has ${lines} lines`)).toEqual([]);
  });

  test('every file begins with a comment that says its job', () => {
    const silent = files.filter((file) => !/^(\/\/|\/\*\*?)/.test(readFileSync(file, 'utf8')));
    expect(silent).toEqual([]);
  });

  test('the languages and the cloud import nothing of Node', () => {
    const wrong = [...specifiers]
      .filter(([file]) => /^src\/(aws|streaming-sql|dialogue)\//.test(file) && !isTest(file))
      .flatMap(([file, found]) =>
        found.filter((specifier) => specifier.startsWith('node:')).map((specifier) => `${file} imports ${specifier}`),
      );
    expect(wrong).toEqual([]);
  });
});
