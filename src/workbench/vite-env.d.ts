// Declares what Vite adds: `import.meta.glob`, `?raw`, `?worker`, and the module that vite-plugin.ts makes.
/// <reference types="vite/client" />

declare module 'virtual:sandshark/types' {
  const types: Readonly<Record<string, () => Promise<{ readonly default: string }>>>;
  export default types;
}
