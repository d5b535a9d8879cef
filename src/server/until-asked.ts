// Waits for somebody to ask this process to end.

/** Resolves at Ctrl-C, SIGTERM or SIGHUP, or when the process that started us is gone. A second Ctrl-C ends at once. */
export function untilAsked(): Promise<void> {
  return new Promise((resolve) => {
    let asks = 0;
    const ask = () => {
      asks += 1;
      // A terminal sends Ctrl-C to us and to our parent, which passes it on: two are one wish.
      if (asks > 2) process.exit(130);
      resolve();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask);
    if (process.channel) {
      process.channel.unref();
      process.once('disconnect', ask);
    }
  });
}
