// base ^ exponent mod modulus with BigInt, four bits of the exponent at a time: what RSA and SRP spend their time with. Not constant in
// time, which a cloud for lessons does not need: its secrets are seeded.

/** @param exponent not negative */
export function modularPower(base: bigint, exponent: bigint, modulus: bigint): bigint {
  const powers = [1n % modulus];
  for (let index = 1; index < 16; index++) powers.push(((powers[index - 1] ?? 1n) * base) % modulus);
  let result = 1n % modulus;
  for (const digit of exponent.toString(16)) {
    for (let bit = 0; bit < 4; bit++) result = (result * result) % modulus;
    const value = Number.parseInt(digit, 16);
    if (value > 0) result = (result * (powers[value] ?? 1n)) % modulus;
  }
  return result;
}
