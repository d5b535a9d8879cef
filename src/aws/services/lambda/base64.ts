// Bytes as base64 and back, without a limit on their number.

/** The bytes as base64. */
export function base64Of(bytes: Uint8Array): string {
  const parts: string[] = [];
  // String.fromCharCode takes a limited number of arguments.
  for (let start = 0; start < bytes.length; start += 0x6000)
    parts.push(btoa(String.fromCharCode(...bytes.subarray(start, start + 0x6000))));
  return parts.join('');
}

/** The text behind base64, read as UTF-8; undefined when it is none. */
export function textOfBase64(base64: string): string | undefined {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)));
  } catch (error) {
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}
