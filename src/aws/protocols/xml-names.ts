// What the traits of a schema say about names in XML and in forms.
import type { NormalizedSchema } from '@smithy/core/schema';

/** The name of a member on the wire. The name of a structure itself counts only at the root of a document: see `rootName`. */
export function xmlName(schema: NormalizedSchema, fallback: string): string {
  const named: unknown = schema.getMemberTraits().xmlName;
  return typeof named === 'string' ? named : fallback;
}

/** The name of the root element of a document: the member's, else the structure's own, else the name of the shape. */
export function rootName(schema: NormalizedSchema): string {
  const named: unknown = schema.getMergedTraits().xmlName;
  return typeof named === 'string' ? named : (schema.getName() ?? '');
}

/** True for a list or map whose elements have no wrapping element. */
export function isFlat(schema: NormalizedSchema): boolean {
  return Boolean(schema.getMemberTraits().xmlFlattened);
}

/**
 * The namespace that an element declares: an attribute, and the namespace that its children are in if it names the default one.
 *
 * @param traits a structure's own namespace counts only at the root of a document, that of a member everywhere
 */
export function namespaceOf(
  traits: ReturnType<NormalizedSchema['getMergedTraits']>,
  inherited: string,
): readonly [attribute: string, inForce: string] {
  const declared: unknown = traits.xmlNamespace;
  if (!Array.isArray(declared)) return ['', inherited];
  const [prefix, uri] = declared as [string, string];
  if (prefix) return [` xmlns:${prefix}="${uri}"`, inherited];
  return [uri === inherited ? '' : ` xmlns="${uri}"`, uri];
}
