// For bundlers: the SDK's browser build parses XML with DOMParser, which a Worker lacks. Its other parser takes that one's place.

/** What Rolldown and Vite ask of a plugin, as far as this one answers. */
interface ResolvingPlugin {
  readonly name: string;
  /** Vite: before the package's own `browser` field has been followed. */
  readonly enforce: 'pre';
  readonly resolveId: (source: string, importer: string | undefined) => { readonly id: string } | null;
}

/** For programs of labs, which run in a Worker, and for checks, which do so in the tab. */
export function workerXmlParser(): ResolvingPlugin {
  return {
    name: 'sandshark-xml-parser',
    enforce: 'pre',
    resolveId(source, importer) {
      if (source !== './xml-parser' || !importer?.includes('@aws-sdk/xml-builder')) return null;
      return { id: importer.replace(/[^/]+$/, 'xml-parser.js') };
    },
  };
}
