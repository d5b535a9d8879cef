// The honest word where an editor does not load.

/** @param work what is safe all the same, such as `Your code` */
export function EditorFailed({ work }: { readonly work: string }) {
  return (
    <p class="wb-editor-failed" role="alert">
      The editor could not be loaded. {work} is safe. Check the network, then{' '}
      <button type="button" class="wb-link" onClick={() => location.reload()}>
        load the page again
      </button>
      .
    </p>
  );
}
