// One write at a time, and one more for everybody who asked meanwhile: a hundred calls at once cost two writes.

/** Returns a function that is done when a write that began after it was called is done. Rejects for all who waited for a write that failed. */
export function groupCommit(write: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;
  return () => {
    next ??= running
      .catch(() => {
        // Whoever waited for that write has been told; the next one stands alone.
      })
      .then(() => {
        running = next ?? running;
        next = undefined;
        return write();
      });
    return next;
  };
}
