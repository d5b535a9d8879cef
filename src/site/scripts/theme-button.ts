// The light and dark button of the header. Starlight's inline script applies the stored choice before the first paint.
const STORED_AS = 'starlight-theme';

class ThemeButton extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector('button');
    if (!button) return;
    const show = () => button.setAttribute('aria-pressed', String(document.documentElement.dataset.theme === 'dark'));
    button.addEventListener('click', () => {
      const theme = document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark';
      document.documentElement.dataset.theme = theme;
      remember(theme);
      show();
    });
    show();
  }
}

/** A forbidden or full storage costs the memory of the choice, nothing more: the page has its theme already. */
function remember(theme: string): void {
  try {
    localStorage.setItem(STORED_AS, theme);
  } catch (error) {
    console.info('The theme is not remembered:', error);
  }
}

customElements.define('theme-button', ThemeButton);
