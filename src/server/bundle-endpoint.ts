// Bundles the endpoint, as a process of its own: the bundler's half a gigabyte goes when it ends. Argument: the folder to write.
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const [folder = ''] = process.argv.slice(2);
const bundle = await rolldown({
  input: fileURLToPath(new URL('endpoint-alone.ts', import.meta.url)),
  platform: 'node',
  // The cloud runs in browsers too; what packages bring for Node loads its cryptography and compression, which a start can do without.
  resolve: { mainFields: ['browser', 'module', 'main'], conditionNames: ['browser', 'import', 'module', 'default'] },
  logLevel: 'warn',
});
await bundle.write({ dir: folder, format: 'esm', minify: true, cleanDir: true });
await bundle.close();
