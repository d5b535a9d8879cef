// Mounts the SQL playground in its page when the browser has nothing better to do; if it does not load, the example stays and the reason is said.

class SqlPlayground extends HTMLElement {
  connectedCallback(): void {
    const idle = window.requestIdleCallback ?? ((task: () => void) => setTimeout(task, 1));
    idle(() => void this.mount());
  }

  private async mount(): Promise<void> {
    const root = this.querySelector<HTMLElement>('[data-playground-root]');
    if (!root) return;
    try {
      const [{ default: Playground }, { h, render }] = await Promise.all([
        import('../../workbench/playground/playground.tsx'),
        import('preact'),
      ]);
      render(h(Playground, {}), root);
      this.querySelector('[data-playground-static]')?.remove();
    } catch (error) {
      const words = this.querySelector('[data-playground-words]');
      if (words)
        words.textContent = `The playground could not be loaded: ${error instanceof Error ? error.message : String(error)}. Load the page again to try once more.`;
    }
  }
}

customElements.define('sql-playground', SqlPlayground);
