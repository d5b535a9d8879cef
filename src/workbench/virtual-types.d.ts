// Declares the module that vite-plugin.ts makes: the declarations of the packages that labs allow.
declare module 'virtual:sandshark/types' {
  const types: Readonly<Record<string, () => Promise<{ readonly default: string }>>>;
  export default types;
}
