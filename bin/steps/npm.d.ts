// Types of npm.js, which stays JavaScript because it runs before TypeScript can.
export function explain(command: string, output: string): string;
