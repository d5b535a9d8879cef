// The preferences as a signal that every part of the page follows, and every tab of the site.
import { signal } from '@preact/signals';
import { DEFAULT_PREFERENCES, loadPreferences, type Preferences, savePreferences } from '../../progress/preferences.ts';

export const preferences = signal<Preferences>(typeof localStorage === 'undefined' ? DEFAULT_PREFERENCES : loadPreferences());

/** Changes and stores the preferences. */
export function updatePreferences(change: (before: Preferences) => Preferences): void {
  preferences.value = change(preferences.value);
  savePreferences(preferences.value);
}

if (typeof addEventListener !== 'undefined') {
  addEventListener('storage', () => {
    preferences.value = loadPreferences();
  });
}

/** Ctrl+M, and the box in the settings: what Tab does, for the whole site. */
export function toggleTabKey(): void {
  updatePreferences((before) => ({ ...before, tabKey: before.tabKey === 'leaves' ? 'writes' : 'leaves' }));
}
