// The secret of one run, by which a host knows the messages of its guest's runtime.

/** Not randomUUID: browsers have it only where the page came by https or from localhost. */
export const runSecret = (): string => Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('-');
