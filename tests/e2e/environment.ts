// What npm test hands to the browser tests: the browser it found and the folder it built.

/** Of an executable. Set by hand when a browser test is run alone. */
export const browserPath = process.env.SANDSHARK_CHROMIUM ?? '/usr/bin/chromium';
export const distFolder = process.env.SANDSHARK_DIST ?? 'dist';

/** For a machine without a screen or a graphics card; root cannot use Chromium's own sandbox. */
export const flags = [
  '--disable-gpu',
  '--disable-background-networking',
  ...(process.getuid?.() === 0 ? ['--no-sandbox', '--disable-dev-shm-usage'] : []),
];
