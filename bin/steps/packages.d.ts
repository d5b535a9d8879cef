// Types of packages.js, which stays JavaScript because it runs before TypeScript can.
export function packagesAreInstalled(root: string): boolean;
