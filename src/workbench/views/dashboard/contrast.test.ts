// The lines and bars of the charts stand out from what is behind them. Source: WCAG 2.2, https://www.w3.org/TR/WCAG22/ (1.4.11, level AA).
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const sheet = readFileSync(join(import.meta.dirname, 'dashboard-view.css'), 'utf8');
const blocks = {
  light: sheet.slice(sheet.indexOf('.dashboard-view {')).split('}')[0] ?? '',
  dark: sheet.slice(sheet.indexOf(':root[data-theme="dark"] .dashboard-view {')).split('}')[0] ?? '',
};

/** The colour itself, or what stands for the site's where the view is alone: the site's is the same (palette.css). */
const colour = (theme: keyof typeof blocks, name: string) =>
  new RegExp(`--dashboard-${name}: [^;]*(#[0-9a-f]{6})`).exec(blocks[theme])?.[1] ?? '';

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((from) => {
    const part = Number.parseInt(hex.slice(from, from + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

test.each(['light', 'dark'] as const)('every line can be seen on a card, and its mark in the text on it: %s', (theme) => {
  for (const name of ['1', '2', '3', '4', '5', '6'])
    expect(contrast(colour(theme, name), colour(theme, 'card')), name).toBeGreaterThanOrEqual(4.5);
  for (const name of ['ink', 'quiet']) {
    expect(contrast(colour(theme, name), colour(theme, 'card')), name).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour(theme, name), colour(theme, 'paper')), name).toBeGreaterThanOrEqual(4.5);
  }
});
