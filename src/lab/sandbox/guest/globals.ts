// Takes globals away and puts others in their place. In a Worker many of them lie on the prototypes of the global object.

/** Removes a global from the global object and from its prototypes; `Object.prototype` is everybody's and stays as it is. */
export function removeGlobal(scope: object, name: string | symbol): void {
  for (let holder: object | null = scope; holder && holder !== Object.prototype; holder = Reflect.getPrototypeOf(holder))
    Reflect.deleteProperty(holder, name);
}

/** Puts a global in place of another one, for good. */
export function fixGlobal(scope: object, name: string | symbol, value: unknown): void {
  removeGlobal(scope, name);
  Object.defineProperty(scope, name, { value, writable: false, enumerable: false, configurable: false });
}

/** Puts a global in place of another one, as an ordinary one that programs may replace in turn. */
export function setGlobal(scope: object, name: string, value: unknown): void {
  removeGlobal(scope, name);
  Object.defineProperty(scope, name, { value, writable: true, enumerable: false, configurable: true });
}
