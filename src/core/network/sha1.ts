/** SHA-1 of the UTF-8 bytes of `text`, as 40 hexadecimal digits (FIPS 180-4); only for names that are made with it. */
export function sha1(text: string): string {
  let state: State = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
  const words = paddedWords(utf8(text));
  for (let at = 0; at < words.length; at += 16) state = mixed(state, words.slice(at, at + 16));
  return state.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

type State = readonly [number, number, number, number, number];

/** The bytes, a bit 1, zeros, and the length in bits, in words of 32 bits. */
function paddedWords(bytes: readonly number[]): number[] {
  const words: number[] = new Array<number>(((bytes.length + 8) >> 6) * 16 + 16).fill(0);
  [...bytes, 0x80].forEach((byte, at) => {
    words[at >> 2] = (words[at >> 2] ?? 0) | (byte << (24 - (at & 3) * 8));
  });
  words[words.length - 1] = bytes.length * 8;
  return words;
}

function mixed(state: State, block: readonly number[]): State {
  const words = [...block];
  for (let at = 16; at < 80; at += 1) {
    const word = (back: number): number => words[at - back] ?? 0;
    words.push(rotated(word(3) ^ word(8) ^ word(14) ^ word(16), 1));
  }
  let [a, b, c, d, e] = state;
  words.forEach((word, at) => {
    const next = (rotated(a, 5) + choose(at, b, c, d) + e + constant(at) + word) | 0;
    [e, d, c, b, a] = [d, c, rotated(b, 30), a, next];
  });
  return [(state[0] + a) | 0, (state[1] + b) | 0, (state[2] + c) | 0, (state[3] + d) | 0, (state[4] + e) | 0];
}

function choose(round: number, b: number, c: number, d: number): number {
  if (round < 20) return (b & c) | (~b & d);
  return round >= 40 && round < 60 ? (b & c) | (b & d) | (c & d) : b ^ c ^ d;
}

function constant(round: number): number {
  return [0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6][Math.floor(round / 20)] ?? 0;
}

function rotated(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}

/** A surrogate that stands alone becomes U+FFFD, as everywhere. */
function utf8(text: string): readonly number[] {
  return [...text].flatMap((char) => {
    const given = char.codePointAt(0) ?? 0;
    const code = given >= 0xd800 && given <= 0xdfff ? 0xfffd : given;
    const tail = (shift: number): number => 0x80 | ((code >> shift) & 0x3f);
    if (code < 0x80) return [code];
    if (code < 0x800) return [0xc0 | (code >> 6), tail(0)];
    if (code < 0x10000) return [0xe0 | (code >> 12), tail(6), tail(0)];
    return [0xf0 | (code >> 18), tail(12), tail(6), tail(0)];
  });
}
