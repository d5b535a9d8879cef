// Which packages of the prebuilt SDK a function needs: Lambda's runtimes contain the SDK, and a sandbox gets only what is imported.
import type { FunctionProgram } from '../../aws/core/function-host.ts';
import type { SdkBundle } from '../link.ts';

const SCRIPT = /\.(js|mjs|cjs)$/;
const SDK_NAME = /["'`](@(?:aws-sdk|smithy)\/[\w.-]+)["'`]/g;

/** The names in quotes that may be packages of the SDK, over all scripts of the function and its layers. */
function namedPackages({ files, layerFiles }: FunctionProgram): Set<string> {
  const named = new Set<string>();
  const decoder = new TextDecoder();
  for (const [path, bytes] of [...files, ...layerFiles]) {
    if (!SCRIPT.test(path)) continue;
    for (const [, name] of decoder.decode(bytes).matchAll(SDK_NAME)) if (name) named.add(name);
  }
  return named;
}

/** The part of a bundle that a function can reach; the order is kept. */
export function sdkOfFunction(program: FunctionProgram, bundle: SdkBundle): SdkBundle {
  const named = namedPackages(program);
  const packages = Object.entries(bundle.packages).filter(([name]) => named.has(name));
  const byId = new Map(bundle.modules.map((module) => [module.id, module]));
  const wanted = new Set<string>();
  const want = (id: string) => {
    if (wanted.has(id)) return;
    wanted.add(id);
    for (const piece of byId.get(id)?.pieces ?? []) if (typeof piece !== 'string') want(piece.module);
  };
  for (const [, id] of packages) want(id);
  return { packages: Object.fromEntries(packages), modules: bundle.modules.filter(({ id }) => wanted.has(id)) };
}
