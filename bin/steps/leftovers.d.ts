// Types of leftovers.js, which stays JavaScript because it runs before TypeScript can.
export function unfinishedFolder(parent: string, name: string): string;
export function removeLeftovers(parent: string, name: string): void;
