// Linking: which imports are allowed, and what is said about the others. Source of truth: DESIGN.md, "Compile", "Link".
import { describe, expect, it } from 'vitest';
import { nodeCompiler } from './compile-node.ts';
import { type Linked, link } from './link.ts';

const bundle = {
  packages: { '@aws-sdk/client-kinesis': 'sdk:kinesis.js' },
  modules: [{ id: 'sdk:kinesis.js', pieces: ['export const x = 1;'] }],
};

async function linked(files: Record<string, string>): Promise<Linked> {
  const { compiled } = await nodeCompiler({ types: 'unchecked' }).compile({ files, workshopTypes: '' });
  return link({ entry: 'main.ts', files, compiled, bundle, workshop: 'export const data = 1;' });
}

const ids = (result: Linked) => (result.kind === 'linked' ? result.modules.map(({ id }) => id) : []);
const messages = (result: Linked) => (result.kind === 'refused' ? result.diagnostics.map(({ message }) => message) : []);

describe('link', () => {
  it('orders modules so that each comes after what it imports', async () => {
    const result = await linked({
      'main.ts': "import { b } from './b';\nimport sql from './q.sql';\nimport { data } from 'workshop';\nconsole.log(b, sql, data);",
      'b.ts': "import { x } from '@aws-sdk/client-kinesis';\nexport const b = x;",
      'q.sql': 'SELECT 1',
    });
    expect(ids(result)).toEqual(['sdk:kinesis.js', 'sandshark:workshop', 'lab:b.ts', 'lab:q.sql', 'lab:main.ts']);
  });

  it('finds a file under each way to write it', async () => {
    const result = await linked({
      'main.ts': "import './a';\nimport './a.ts';\nimport './a.js';\nimport './lib/../a.ts';\nimport './lib';",
      'a.ts': 'console.log(1);',
      'lib/index.ts': "import '../a';",
    });
    expect(ids(result).slice(2)).toEqual(['lab:a.ts', 'lab:lib/index.ts', 'lab:main.ts']);
  });

  it('leaves out what is imported only for its types', async () => {
    const result = await linked({
      'main.ts': "import type { T } from 'somewhere';\nimport { U } from './u';\nconst t: T | U = 1;\nconsole.log(t);",
      'u.ts': 'export type U = number;',
    });
    expect(ids(result).slice(2)).toEqual(['lab:main.ts']);
  });

  it('refuses another package, and names the place and what is allowed', async () => {
    const result = await linked({ 'main.ts': "interface Gone { a: 1 }\n\nimport _ from 'lodash';\nconsole.log(_);" });
    expect(result).toEqual({
      kind: 'refused',
      diagnostics: [
        {
          severity: 'error',
          message: "This lab has no module 'lodash'. It may import 'workshop', '@aws-sdk/client-kinesis' and its own files.",
          place: { file: 'main.ts', line: 3, column: 15 },
        },
      ],
    });
  });

  it.each(['https://example.com/x.js', 'data:text/javascript,1', '/etc/passwd', '__proto__', 'sdk:kinesis.js', 'lab:main.ts'])(
    'refuses %s',
    async (specifier) => {
      expect(messages(await linked({ 'main.ts': `import '${specifier}';` }))).toHaveLength(1);
    },
  );

  it('refuses a path out of the lab', async () => {
    expect(messages(await linked({ 'main.ts': "import '../../secret.ts';" }))[0]).toContain("There is no file '../../secret.ts'");
  });

  it('refuses files that import each other in a circle, and shows the circle', async () => {
    const result = await linked({
      'main.ts': "import './a';",
      'a.ts': "import { b } from './b';\nexport const a = () => b;",
      'b.ts': "import { a } from './a';\nexport const b = () => a;",
    });
    expect(messages(result)).toEqual([
      'These files import each other in a circle: a.ts → b.ts → a.ts. Move what both need into a third file.',
    ]);
  });

  it('says so when the entry is missing', async () => {
    expect(messages(await linked({ 'other.ts': '' }))).toEqual(['The lab starts with main.ts, and there is no such file.']);
  });
});
