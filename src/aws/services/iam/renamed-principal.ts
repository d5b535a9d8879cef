// What becomes of trust policies when a user or role that they name gets another ARN, or is gone.
// AWS: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-roles: a trust policy means
// the user or role itself, so that a namesake made later is not trusted; the name of one that is gone becomes its id.
import type { Role } from './entities.ts';

type Json = Readonly<Record<string, unknown>>;

/** Writes `to` (an ARN or an id) where the trust policies of `roles` name the principal `from`. */
export function renamePrincipal(roles: Iterable<Role>, from: string, to: string): void {
  for (const role of roles) {
    if (!role.trustPolicy.includes(from)) continue;
    const document = JSON.parse(role.trustPolicy) as Json;
    const statements = [document.Statement].flat().map((statement) => renamedIn(statement as Json, from, to));
    const renamed = JSON.stringify({ ...document, Statement: Array.isArray(document.Statement) ? statements : statements[0] });
    if (renamed !== JSON.stringify(document)) role.trustPolicy = renamed;
  }
}

function renamedIn(statement: Json, from: string, to: string): Json {
  const principal = statement.Principal;
  if (typeof principal !== 'object' || principal === null) return statement;
  const named = (principal as Json).AWS;
  const swap = (name: unknown) => (name === from ? to : name);
  return {
    ...statement,
    Principal: { ...principal, ...(named !== undefined && { AWS: Array.isArray(named) ? named.map(swap) : swap(named) }) },
  };
}
