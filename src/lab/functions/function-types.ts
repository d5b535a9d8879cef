// The types of what a function's file finds around it, for the editor and the type check: a small part of Node and of Lambda's runtime.

/** Declarations, as text. They say no more than Sandshark's functions have. */
export const functionTypes = `
declare const process: { readonly env: Record<string, string | undefined>; exit(code?: number): never };
declare module 'node:crypto' {
  interface Digest {
    update(data: string | Uint8Array): Digest;
    digest(encoding: 'hex' | 'base64' | 'base64url'): string;
    digest(): Uint8Array<ArrayBuffer>;
  }
  export function createHash(algorithm: 'md5' | 'sha1' | 'sha224' | 'sha256' | 'sha384' | 'sha512'): Digest;
  export function createHmac(algorithm: 'md5' | 'sha1' | 'sha224' | 'sha256' | 'sha384' | 'sha512', key: string | Uint8Array): Digest;
  export function randomBytes(size: number): Uint8Array<ArrayBuffer>;
  export function randomInt(from: number, to?: number): number;
  export function randomUUID(): string;
  export function timingSafeEqual(one: Uint8Array, other: Uint8Array): boolean;
}
declare module 'node:util' {
  export function inspect(value: unknown, options?: { readonly depth?: number | null }): string;
  export function format(...values: readonly unknown[]): string;
  export function isDeepStrictEqual(one: unknown, other: unknown): boolean;
}
declare module 'node:path' {
  export function basename(path: string, ending?: string): string;
  export function dirname(path: string): string;
  export function extname(path: string): string;
  export function join(...parts: readonly string[]): string;
}
declare module 'node:timers/promises' {
  export function setTimeout<T = void>(delay?: number, value?: T): Promise<T>;
}
/** What Lambda's Node.js runtime adds: response streaming. */
declare const awslambda: {
  streamifyResponse<Event, Context>(
    handler: (event: Event, stream: AwsLambdaStream, context: Context) => Promise<void>,
  ): (event: Event, context: Context) => Promise<void>;
  readonly HttpResponseStream: {
    from(stream: AwsLambdaStream, metadata: { statusCode?: number; headers?: Record<string, string>; cookies?: string[] }): AwsLambdaStream;
  };
};
interface AwsLambdaStream {
  write(chunk: string | Uint8Array): boolean;
  end(chunk?: string | Uint8Array): void;
  setContentType(type: string): void;
}
`;
