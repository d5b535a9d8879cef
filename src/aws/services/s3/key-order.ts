// The order of keys: by their bytes in UTF-8, which differs from JavaScript's where surrogate pairs are.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html ("in UTF-8 binary order")

/** Negative when `one` comes first. */
export function compareKeys(one: string, other: string): number {
  const shared = Math.min(one.length, other.length);
  for (let place = 0; place < shared; place++) {
    const a = one.charCodeAt(place);
    const b = other.charCodeAt(place);
    if (a === b) continue;
    // A surrogate stands for a character beyond U+FFFF, so it comes after everything that is written with one unit.
    return isSurrogate(a) === isSurrogate(b) ? a - b : isSurrogate(a) ? 1 : -1;
  }
  return one.length - other.length;
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}

/** The place of the first of the sorted `keys` for which `isBehind` holds; all keys after it must satisfy it too. */
export function firstPlace(keys: readonly string[], isBehind: (key: string) => boolean, from = 0): number {
  let low = from;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBehind(keys[middle] as string)) high = middle;
    else low = middle + 1;
  }
  return low;
}
