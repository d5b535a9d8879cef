// Tests of locales.ts. Source of truth: DESIGN, "Starlight is the chrome" (a locale's folder is `zh-cn`, never `zh-CN`).
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { localesOf } from './locales.ts';

let docs: string;
beforeEach(() => {
  docs = mkdtempSync(join(tmpdir(), 'sandshark-docs-'));
});
afterEach(() => rmSync(docs, { recursive: true }));

test('a site without translations is English alone', () => {
  expect(Object.keys(localesOf(docs))).toEqual(['root']);
});

test('a language appears with its first page, in whatever depth', () => {
  mkdirSync(join(docs, 'zh-cn/kinesis-analytics'), { recursive: true });
  writeFileSync(join(docs, 'zh-cn/kinesis-analytics/streams-and-windows.mdx'), '');
  expect(localesOf(docs)).toEqual({ root: { label: 'English', lang: 'en' }, 'zh-cn': { label: '简体中文', lang: 'zh-CN' } });
});

test('an empty folder is no language yet', () => {
  mkdirSync(join(docs, 'ja'));
  expect(Object.keys(localesOf(docs))).toEqual(['root']);
});
