// The types of npm packages that stand in for Node's own modules and have none.
declare module 'events/' {
  class EventEmitter {
    static readonly EventEmitter: typeof EventEmitter;
    on(name: string | symbol, listener: (...values: never[]) => void): this;
    once(name: string | symbol, listener: (...values: never[]) => void): this;
    emit(name: string | symbol, ...values: unknown[]): boolean;
    listenerCount(name: string | symbol): number;
  }
  export default EventEmitter;
}
declare module 'path-browserify' {
  const path: Readonly<Record<string, unknown>>;
  export default path;
}
