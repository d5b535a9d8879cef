// Makes V8 weigh buffers together with its own heap when it plans to collect garbage. By itself it collects after every 64 MB of them, which
// under uploads is every thirty calls, and a sixth of what an upload costs.

/** The flag is V8's own since this version; an older one would print that it does not know it. */
const knownSince = [14, 6] as const;

/** For the endpoint's process; to be called once, before its first call. */
export function weighBuffers(): void {
  const [major = 0, minor = 0] = process.versions.v8.split('.').map(Number);
  const [firstMajor, firstMinor] = knownSince;
  if (major < firstMajor || (major === firstMajor && minor < firstMinor)) return;
  process.getBuiltinModule('node:v8').setFlagsFromString('--external-memory-accounted-in-global-limit');
}
