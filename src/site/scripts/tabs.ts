// The keyboard and the state of a tab list, after the ARIA authoring practices: arrows move and choose, one tab is in the tab order.

/** Makes a list of tabs work; `choose` shows what the chosen tab controls. */
export function connectTabs(list: HTMLElement, choose: (tab: HTMLElement) => void): void {
  const tabs = [...list.querySelectorAll<HTMLElement>('[role=tab]')];
  const select = (tab: HTMLElement) => {
    for (const each of tabs) {
      each.setAttribute('aria-selected', String(each === tab));
      each.tabIndex = each === tab ? 0 : -1;
    }
    choose(tab);
  };
  const steps: Readonly<Record<string, (from: number) => number>> = {
    ArrowRight: (from) => (from + 1) % tabs.length,
    ArrowLeft: (from) => (from + tabs.length - 1) % tabs.length,
    Home: () => 0,
    End: () => tabs.length - 1,
  };
  for (const [index, tab] of tabs.entries()) {
    tab.addEventListener('click', () => select(tab));
    tab.addEventListener('keydown', (event) => {
      const next = tabs[steps[event.key]?.(index) ?? -1];
      if (!next) return;
      event.preventDefault();
      select(next);
      next.focus();
    });
  }
}
