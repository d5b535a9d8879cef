// Source of truth: RFC 3986, section 5 (how a reference is resolved against the address of its document).
import { expect, test } from 'vitest';
import { relativeAddresses } from './relative-addresses.ts';

const resolved = (name: string, text: string, pattern: RegExp) =>
  new URL(pattern.exec(relativeAddresses(name, text))?.[1] ?? '', `https://host.example/any/base/${name}`).pathname;

test('a link of a nested page leads to the same page under any base path', () => {
  expect(resolved('chapter/page/index.html', '<a href="/other/">', /href="([^"]*)"/)).toBe('/any/base/other/');
});

test('the link to the home page of a nested page and of the home page itself leads to the base path', () => {
  expect(resolved('chapter/index.html', '<a class="x" href="/">', /href="([^"]*)"/)).toBe('/any/base/');
  expect(resolved('index.html', '<a href="/">', /href="([^"]*)"/)).toBe('/any/base/');
});

test('a font of a stylesheet is found from the stylesheet, with and without quotes', () => {
  expect(resolved('_astro/a.css', 'src:url(/_astro/b.woff2)', /url\(([^)]*)\)/)).toBe('/any/base/_astro/b.woff2');
  expect(resolved('_astro/a.css', 'src:url("/_astro/b.woff2")', /url\("([^"]*)"\)/)).toBe('/any/base/_astro/b.woff2');
});

test('an address of another host, a fragment and a relative address stay as they are', () => {
  const text = '<a href="//host.example/x"><a href="https://host.example/"><a href="#top"><a href="../x/"><img src="data:,">';
  expect(relativeAddresses('chapter/index.html', text)).toBe(text);
});

test("an inline script keeps its text, because the page's policy names it by its hash, while the tag's own address changes", () => {
  const inline = `<script type="module">a.innerHTML = '<a href="/x">'; b = "url(/y)"</script>`;
  const text = `<a href="/p/">${inline}<script type="module" src="/_astro/a.js"></script><a href="/q/">`;
  expect(relativeAddresses('chapter/index.html', text)).toBe(
    `<a href="../p/">${inline}<script type="module" src="../_astro/a.js"></script><a href="../q/">`,
  );
});
