// The program that runs specs, as modules. Source of truth: ECMAScript, modules are evaluated in the order of their imports.
import { expect, test } from 'vitest';
import { SPEC_ENTRY, withSpecEntry } from './spec-entry.ts';

test('each file of specs is imported after a module that says that all of them are loaded', () => {
  const { files, compiled } = withSpecEntry({ 'b.spec.ts': '', 'a.spec.ts': '', 'main.ts': '' }, {});
  expect(files[SPEC_ENTRY]).toContain(`{ path: "a.spec.ts", load: () => import('./.spec-0.js') },`);
  expect(files['.spec-1.js']).toBe(`import './.loaded-1.js';\nimport "./b.spec.ts";\n`);
  expect(files['.loaded-1.js']).toContain('.loaded()');
  expect(Object.keys(compiled).sort()).toEqual(['.loaded-0.js', '.loaded-1.js', '.spec-0.js', '.spec-1.js', SPEC_ENTRY]);
});
