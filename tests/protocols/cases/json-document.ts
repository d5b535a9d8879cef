// JSON bodies, written and compared.
export const writeJson = (wire: unknown) => new TextEncoder().encode(JSON.stringify(wire));
export const readJson = (body: Uint8Array): unknown => (body.length === 0 ? 'no body' : JSON.parse(new TextDecoder().decode(body)));
