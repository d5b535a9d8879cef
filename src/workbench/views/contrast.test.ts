// The colours that the views share, and the dashboard's lines, stand out enough, light and dark, in the site and alone.
// Source: WCAG 2.2, https://www.w3.org/TR/WCAG22/ (1.4.3 and 1.4.11, level AA).
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const read = (file: string) => readFileSync(join(import.meta.dirname, file), 'utf8');
const palette = read('../../site/styles/palette.css');
const shared = read('view.css');
const dashboard = read('dashboard/dashboard-view.css');
const graph = read('graph/graph-view.css');

type Theme = 'light' | 'dark';
const block = (css: string, selector: string): string => css.slice(css.indexOf(`${selector} {`)).split('}')[0] ?? '';
const inPage = { light: block(palette, ':root[data-theme="light"]'), dark: block(palette, ':root') };
const inViews = { light: block(shared, '.view'), dark: block(shared, ':root[data-theme="dark"] .view') };
const inGraph = { light: block(graph, '.graph-view'), dark: block(graph, ':root[data-theme="dark"] .graph-view') };
const inDashboard = { light: block(dashboard, '.dashboard-view'), dark: block(dashboard, ':root[data-theme="dark"] .dashboard-view') };

/** The colour in the site, and the one that the views have by themselves. */
function colours(theme: Theme, name: string): readonly [string, string] {
  const [, sea = '', own = ''] = new RegExp(`--view-${name}: var\\((--sea-[\\w-]+), (#[0-9a-f]{6})\\)`).exec(inViews[theme]) ?? [];
  const [, site = ''] = new RegExp(`${sea}: (#[0-9a-f]{6})`).exec(inPage[theme]) ?? [];
  return [site, own];
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((from) => {
    const part = Number.parseInt(colour.slice(from, from + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

describe.each(['light', 'dark'] as const)('in %s', (theme) => {
  const all = (front: string, behind: string) => {
    const [fronts, behinds] = [colours(theme, front), colours(theme, behind)];
    return Math.min(...fronts.map((colour, place) => contrast(colour, behinds[place] ?? '')));
  };

  it.each([
    ['ink', 'paper'],
    ['ink', 'card'],
    ['ink', 'wash'],
    ['quiet', 'paper'],
    ['quiet', 'card'],
    ['quiet', 'wash'],
    ['warn', 'paper'],
    ['warn', 'card'],
    ['warn', 'wash'],
    ['paper', 'lit'],
    ['paper', 'warn'],
    ['lit', 'paper'],
    ['lit', 'card'],
    ['lit', 'wash'],
  ])('%s can be read on %s', (front, behind) => {
    expect(all(front, behind)).toBeGreaterThanOrEqual(4.5);
  });

  it.each([
    ['line', 'paper'],
    ['line', 'card'],
  ])('%s can be seen on %s', (front, behind) => {
    expect(all(front, behind)).toBeGreaterThanOrEqual(3);
  });

  it('what complies in the resource graph can be read on all that it stands on', () => {
    const [, colour = ''] = /--graph-good: (#[0-9a-f]{6})/.exec(inGraph[theme]) ?? [];
    for (const behind of ['paper', 'card', 'wash'].flatMap((name) => colours(theme, name)))
      expect(contrast(colour, behind)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['1', '2', '3', '4', '5', '6'])('line %s of the dashboard can be seen on a card, and its mark in the text on it', (line) => {
    const [, colour = ''] = new RegExp(`--dashboard-${line}: (#[0-9a-f]{6})`).exec(inDashboard[theme]) ?? [];
    for (const card of colours(theme, 'card')) expect(contrast(colour, card)).toBeGreaterThanOrEqual(4.5);
  });
});
