// A Smithy model in its JSON form (AST), as far as the protocol tests need it. https://smithy.io/2.0/spec/json-ast.html

export interface AstShape {
  readonly type: string;
  readonly traits?: Readonly<Record<string, unknown>>;
  readonly members?: Readonly<Record<string, AstMember>>;
  readonly member?: AstMember;
  readonly key?: AstMember;
  readonly value?: AstMember;
  readonly input?: AstReference;
  readonly output?: AstReference;
  readonly errors?: readonly AstReference[];
  readonly operations?: readonly AstReference[];
  readonly resources?: readonly AstReference[];
  readonly [lifecycle: string]: unknown;
}

export interface AstReference {
  readonly target: string;
}

export interface AstMember extends AstReference {
  readonly traits?: Readonly<Record<string, unknown>>;
}

export type AstShapes = Readonly<Record<string, AstShape>>;

const lifecycles = ['create', 'put', 'read', 'update', 'delete', 'list'];

/** The ids of all operations of a service, those of its resources too. */
export function operationsOf(shapes: AstShapes, id: string): string[] {
  const shape = shapes[id];
  if (!shape) return [];
  const own = [...(shape.operations ?? []), ...((shape.collectionOperations as AstReference[] | undefined) ?? [])].map(
    ({ target }) => target,
  );
  const bound = shape.type === 'resource' ? lifecycles.flatMap((name) => (shape[name] as AstReference | undefined)?.target ?? []) : [];
  return [...own, ...bound, ...(shape.resources ?? []).flatMap(({ target }) => operationsOf(shapes, target))];
}

/** The name of a shape without its namespace. */
export function nameOf(id: string): string {
  return id.slice(id.indexOf('#') + 1);
}

/** The namespace of a shape. */
export function namespaceOf(id: string): string {
  return id.slice(0, id.indexOf('#'));
}
