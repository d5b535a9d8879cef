// Declares what Vite adds: `import.meta.glob`, `?raw`, `?worker`, and the modules that the two Vite plugins make.
/// <reference types="vite/client" />

declare module 'virtual:sandshark/types' {
  type Load = () => Promise<{ readonly default: string }>;

  /** What every package needs. */
  export const loadShared: Load;
  /** By package; `needs` names other packages whose declarations must be there too. */
  const types: Readonly<Record<string, { readonly needs: readonly string[]; readonly load: Load }>>;
  export default types;
}

declare module 'virtual:sandshark/guest' {
  /** The script of the sandbox's Worker. */
  const guest: string;
  export default guest;
}

declare module 'virtual:sandshark/function-guest' {
  /** The script of the Worker in which one Lambda function runs. */
  const guest: string;
  export default guest;
}

declare module 'virtual:sandshark/frame' {
  /** The address of the sandbox's frame. */
  const address: string;
  export default address;
}

declare module 'virtual:sandshark/document-guest' {
  /** The script of the frame whose document an app is. */
  const guest: string;
  export default guest;
}

declare module 'virtual:sandshark/document-frame' {
  /** The address of that frame. */
  const address: string;
  export default address;
}

declare module 'virtual:sandshark/sdk' {
  import type { SdkBundle } from '../lab/link.ts';

  type Use = 'used' | 'unused';

  /** The packages of each lab, ready for the sandbox, and whether the lab uses Lambda, and has a document. */
  const sdk: Readonly<Record<string, () => Promise<{ readonly default: SdkBundle; readonly functions: Use; readonly document: Use }>>>;
  export default sdk;
}
