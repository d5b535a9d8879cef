// The frame of a lab page: tabs on a narrow screen, the divider, the files shown before the editor, and the mount of the workbench.
import { connectDivider } from './lab-divider.ts';
import { connectTabs } from './tabs.ts';

type WorkbenchModule = { default: import('preact').ComponentType<{ labId: string }> };
const workbench = import.meta.glob<WorkbenchModule>('../../workbench/workbench.tsx');

/** As in overrides/two-column-content.astro. */
const NARROW = matchMedia('(max-width: 59.99rem)');

class LabFrame extends HTMLElement {
  connectedCallback(): void {
    const views = this.querySelector<HTMLElement>('.views [role=tablist]');
    if (views) connectTabs(views, (tab) => this.show(tab.id === 'lab-tab' ? 'lab' : 'lesson'));
    const files = this.querySelector<HTMLElement>('[data-lab-static] [role=tablist]');
    if (files) {
      connectTabs(files, (tab) => {
        for (const code of this.querySelectorAll<HTMLElement>('[data-lab-static] [role=tabpanel]')) {
          code.toggleAttribute('data-hidden', code.id !== tab.getAttribute('aria-controls'));
        }
      });
    }
    const divider = this.querySelector<HTMLElement>('[role=separator]');
    if (divider) connectDivider(this, divider);
    NARROW.addEventListener('change', () => this.nameMain());
    const idle = window.requestIdleCallback ?? ((task: () => void) => setTimeout(task, 1));
    idle(() => void this.mount());
  }

  private show(view: 'lesson' | 'lab'): void {
    this.dataset.view = view;
    this.nameMain();
    window.scrollTo({ top: 0 });
  }

  /** On a narrow screen the lab alone is the main content while the lesson, with its `<main>`, is hidden. */
  private nameMain(): void {
    const alone = NARROW.matches && this.dataset.view === 'lab';
    this.querySelector('#lab-panel')?.setAttribute('role', alone ? 'main' : 'region');
  }

  /** Puts the workbench where the static code was; if it does not load, the static code stays and the reason is said. */
  private async mount(): Promise<void> {
    const pane = this.querySelector<HTMLElement>('[data-lab]');
    const root = pane?.querySelector<HTMLElement>('[data-workbench-root]');
    const labId = pane?.dataset.lab;
    const load = Object.values(workbench)[0];
    if (!pane || !root || labId === undefined || !load) return;
    try {
      const [{ default: Workbench }, { h, render }] = await Promise.all([load(), import('preact')]);
      render(h(Workbench, { labId }), root);
      pane.dataset.workbench = 'mounted';
    } catch (error) {
      const dock = pane.querySelector('[data-lab-dock]');
      if (dock)
        dock.textContent = `The editor could not be loaded: ${error instanceof Error ? error.message : String(error)}. Reload the page to try again.`;
    }
  }
}

customElements.define('lab-frame', LabFrame);
