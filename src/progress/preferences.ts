// How a learner likes the workbench, for all labs of the site: kept in localStorage, read with care.

export interface Preferences {
  /** What the Tab key does in the editor: writes a tab, or leaves the editor. */
  readonly tabKey: 'writes' | 'leaves';
  readonly screenReader: 'auto' | 'on';
  readonly editor: 'auto' | 'monaco' | 'codemirror';
  /** How fast lab time passes in a Run. Windows are understood by seeing them fill, so that `instant` is not the first choice. */
  readonly pace: 'x1' | 'x20' | 'instant';
  /** Places of the dividers by their id, as a share of the room from 0 to 1. */
  readonly dividers: Readonly<Record<string, number>>;
}

export const DEFAULT_PREFERENCES: Preferences = { tabKey: 'writes', screenReader: 'auto', editor: 'auto', pace: 'x20', dividers: {} };
const KEY = 'sandshark:preferences';

/** Reads stored text; what is missing or strange becomes the default. */
export function parsePreferences(text: string | null): Preferences {
  let stored: unknown;
  try {
    stored = JSON.parse(text ?? '{}');
  } catch {
    // Somebody else's text under our key: the defaults replace it at the next change.
    return DEFAULT_PREFERENCES;
  }
  if (typeof stored !== 'object' || stored === null) return DEFAULT_PREFERENCES;
  const { tabKey, screenReader, editor, pace, dividers } = stored as Partial<Record<keyof Preferences, unknown>>;
  return {
    tabKey: tabKey === 'leaves' ? 'leaves' : 'writes',
    screenReader: screenReader === 'on' ? 'on' : 'auto',
    editor: editor === 'monaco' || editor === 'codemirror' ? editor : 'auto',
    pace: pace === 'x1' || pace === 'instant' ? pace : 'x20',
    dividers: dividersIn(dividers),
  };
}

function dividersIn(stored: unknown): Readonly<Record<string, number>> {
  if (typeof stored !== 'object' || stored === null) return {};
  const places = Object.entries(stored).filter(([, share]) => typeof share === 'number' && share >= 0 && share <= 1);
  return Object.fromEntries(places);
}

/** The stored preferences, or the defaults where storage is forbidden. */
export function loadPreferences(): Preferences {
  try {
    return parsePreferences(localStorage.getItem(KEY));
  } catch (error) {
    console.info('Preferences cannot be read in this browser; the defaults are used.', error);
    return DEFAULT_PREFERENCES;
  }
}

/** Stores `preferences`; where that is forbidden they hold until the page closes. */
export function savePreferences(preferences: Preferences): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(preferences));
  } catch (error) {
    console.info('Preferences cannot be stored in this browser.', error);
  }
}
