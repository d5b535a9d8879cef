// For vitest's configuration of browser tests: the pages of the site at each width are a project, so that workers share them.

declare module 'vitest' {
  interface ProvidedContext {
    siteWidth: 'desktop' | 'phone';
  }
}

/** A project for each width, each running `file`. By name they come before the others: what is long begins first. */
export function siteWidths(file: string) {
  return (['desktop', 'phone'] as const).map((siteWidth) => ({
    extends: true as const,
    test: { name: `all pages, ${siteWidth}`, include: [file], provide: { siteWidth } },
  }));
}
