// The site: Starlight's chrome around content/docs, with the look, the home page and the lab frame of src/site.
import { fileURLToPath } from 'node:url';
import preact from '@astrojs/preact';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import { workerXmlParser } from './src/lab/worker-xml-parser.ts';
import { codeTheme } from './src/site/code-themes.ts';
import { contentSecurityPolicy } from './src/site/content-security-policy.ts';
import { localesOf } from './src/site/locales.ts';
import { workbenchSandbox } from './src/workbench/tab/vite-plugin.ts';
import { workbenchTypes } from './src/workbench/vite-plugin.ts';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const override = (name) => `./src/site/overrides/${name}.astro`;

export default defineConfig({
  // Starlight finds pages only under srcDir/content/docs.
  srcDir: '.',
  publicDir: './src/site/public',
  devToolbar: { enabled: false },
  vite: {
    plugins: [workbenchTypes(), workbenchSandbox()],
    resolve: { alias: { '@site': here('./src/site') } },
    // The cloud's Worker holds the checks of labs too, and they call services that answer in XML.
    worker: { format: 'es', plugins: () => [workerXmlParser()] },
    // Relative addresses of assets: the built folder works under any base path.
    experimental: { renderBuiltUrl: (_file, { hostType }) => (hostType === 'html' ? undefined : { relative: true }) },
  },
  integrations: [
    starlight({
      title: 'Sandshark',
      description: 'An AWS workshop that runs in a browser tab.',
      favicon: '/favicon.svg',
      locales: localesOf(here('./content/docs')),
      sidebar: [
        { label: 'Kinesis Analytics', items: [{ autogenerate: { directory: 'kinesis-analytics' } }] },
        { label: 'Chat bots with Lex', items: [{ autogenerate: { directory: 'chatbots' } }] },
        { label: 'Functions and queues', items: [{ autogenerate: { directory: 'functions-and-queues' } }] },
        { label: 'A serverless single-page app', items: [{ autogenerate: { directory: 'single-page-app' } }] },
        { label: 'Seeing your cloud with AWS Config', items: [{ autogenerate: { directory: 'config' } }] },
        { label: 'Reference', items: ['embedded-aws'] },
      ],
      routeMiddleware: './src/site/lab-route.ts',
      customCss: [
        './src/site/styles/fonts.css',
        './src/site/styles/palette.css',
        './src/site/styles/book.css',
        './src/site/styles/chrome.css',
      ],
      components: {
        Head: override('head'),
        Header: override('header'),
        Hero: override('hero'),
        LanguageSelect: override('language-select'),
        MobileMenuFooter: override('mobile-menu-footer'),
        Pagination: override('pagination'),
        Search: override('search'),
        SiteTitle: override('site-title'),
        ThemeSelect: override('theme-select'),
        TwoColumnContent: override('two-column-content'),
      },
      expressiveCode: {
        // A line that is too long wraps: a reader on a phone need not scroll in two directions.
        defaultProps: { wrap: true },
        themes: [codeTheme('dark'), codeTheme('light')],
        styleOverrides: {
          borderRadius: '0.375rem',
          borderColor: 'var(--sea-line)',
          codeFontFamily: 'var(--__sl-font-mono)',
          codeFontSize: 'var(--code-size)',
          codeLineHeight: 'var(--code-line)',
          frames: { shadowColor: 'transparent' },
        },
      },
      credits: false,
    }),
    preact(),
    contentSecurityPolicy(),
  ],
});
