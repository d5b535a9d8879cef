// The part of happy-dom that install-window.ts uses. Its own declarations pull in those of Node and of WebSockets.
declare module 'happy-dom/window' {
  const GlobalWindow: new (options: { readonly url: string; readonly settings: object }) => Window & typeof globalThis;
  export default GlobalWindow;
}
