// Small arithmetic on numbers and ids: where a number lies in a sorted list, and the checksum that finds a record.

const POLYNOMIAL = 0xedb88320;

/** The position of the last entry that is not above a value, at least 0. Entries are sorted. */
export function lastUpTo(count: number, at: (position: number) => number, value: number): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(middle) <= value) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

/** The position of the first entry that is not below a value; `count` where all are. Entries are sorted. */
export function firstFrom(count: number, at: (position: number) => number, value: number): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(middle) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** CRC-32 as zlib counts it. */
export function crc32(text: string): number {
  let crc = ~0;
  for (const byte of new TextEncoder().encode(text)) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? POLYNOMIAL : 0);
  }
  return ~crc >>> 0;
}
