// The prebuilt packages: one shared graph, fit for a Worker. Source of truth: DESIGN.md, "Link", and the traps about XML and import maps.
import { parse } from 'es-module-lexer/js';
import { describe, expect, it } from 'vitest';
import { sdkBundle } from './sdk-bundle.ts';
import { chunksToModules } from './sdk-modules.ts';

const packages = ['@aws-sdk/client-kinesis', '@aws-sdk/client-sts'];

describe('sdkBundle', () => {
  it('shares what both clients need, and orders modules so that each comes after what it imports', async () => {
    const { modules, packages: entries } = await sdkBundle(packages);
    expect(Object.keys(entries)).toEqual(packages);
    const seen = new Set<string>();
    for (const { id, pieces } of modules) {
      for (const piece of pieces) if (typeof piece !== 'string') expect(seen).toContain(piece.module);
      seen.add(id);
    }
    expect(modules.some(({ id }) => id.startsWith('sdk:shared-'))).toBe(true);
  });

  it('needs neither Node, nor a bare import, nor the DOM parser that Workers lack', async () => {
    const { modules } = await sdkBundle(packages);
    for (const { pieces } of modules) {
      const text = pieces.map((piece) => (typeof piece === 'string' ? piece : piece.module)).join('');
      expect(/DOMParser|["']node:/.exec(text)).toBeNull();
      const imports = parse(text)[0].filter(({ type }) => type !== 'import-meta');
      expect(imports.map(({ specifier }) => specifier).filter((specifier) => !specifier?.startsWith('sdk:'))).toEqual([]);
    }
  });

  it('makes no circle of clients that have no event streams', async () => {
    const names = ['@aws-sdk/client-cognito-identity', '@aws-sdk/client-dynamodb'];
    expect(Object.keys((await sdkBundle(names)).packages)).toEqual(names);
  });

  it('names a package that is not installed', async () => {
    await expect(sdkBundle(['@aws-sdk/client-nothing'])).rejects.toThrow('The package @aws-sdk/client-nothing is not installed');
  });

  it('refuses chunks that import each other in a circle', () => {
    const chunk = (fileName: string, other: string) => ({ fileName, code: `import "./${other}";`, imports: [other], dynamicImports: [] });
    expect(() => chunksToModules([chunk('a.js', 'b.js'), chunk('b.js', 'a.js')], {})).toThrow('in a circle');
  });
});
