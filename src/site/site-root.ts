// The way from a page to the root of the site, for addresses that a script resolves: a built site may stand under any base path.

/**
 * @param pathname of the page, as Astro gives it, with `base` in front
 * @returns `./`, `../` and so on; for the page of "not found", which is served at any depth, `base` itself
 */
export function rootFrom(pathname: string, base: string): string {
  const inside = pathname.startsWith(base) ? pathname.slice(base.length) : pathname.slice(1);
  if (/^404(\.html|\/)?$/.test(inside)) return base;
  const depth = inside.split('/').length - 1;
  return depth === 0 ? './' : '../'.repeat(depth);
}
