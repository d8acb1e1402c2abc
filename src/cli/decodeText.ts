/** Why bytes are no text that can be read, with the way out where there is one. */
export class NotText extends Error {}

/**
 * Bytes as text: UTF-16 where a byte order mark says so, as Windows PowerShell writes it; else UTF-8, its mark kept.
 * Throws `NotText` for what is surely neither; bytes of other encodings, as in a comment, are replaced.
 */
export function decodeText(bytes: Uint8Array): string {
  if (startsWith(bytes, [0xff, 0xfe, 0, 0]) || startsWith(bytes, [0, 0, 0xfe, 0xff])) throw new NotText(utf32);
  if (startsWith(bytes, [0xff, 0xfe])) return new TextDecoder('utf-16le').decode(bytes);
  if (startsWith(bytes, [0xfe, 0xff])) return new TextDecoder('utf-16be').decode(bytes);
  const reason = otherThanUtf8(bytes);
  if (reason !== undefined) throw new NotText(reason);
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  if (text.includes('\ufffd')) {
    if (bytes.some(isControl)) throw new NotText(binary);
    if (isMostlyReplaced(text)) throw new NotText(otherEncoding);
  }
  return text;
}

const utf32 = 'it is UTF-32: save it as UTF-8';
const utf16 = 'it is UTF-16 without a byte order mark: save it as UTF-8';
const binary = 'it is binary, not text';
const otherEncoding = 'it is in another encoding than UTF-8: save it as UTF-8';

/** Whether more bytes are no UTF-8 than are Latin letters: in EBCDIC, not where a comment is in an older encoding. */
function isMostlyReplaced(text: string): boolean {
  return text.replace(/[^\ufffd]/gu, '').length > text.replace(/[^a-z]/giu, '').length;
}

/** The zero bytes tell: text in UTF-8 has none, and what stands in manifests is mostly ASCII in any encoding. */
function otherThanUtf8(bytes: Uint8Array): string | undefined {
  const zeros = [0, 0, 0, 0];
  for (let at = bytes.indexOf(0); at !== -1; at = bytes.indexOf(0, at + 1)) zeros[at % 4] = (zeros[at % 4] ?? 0) + 1;
  const [first = 0, second = 0, third = 0, fourth = 0] = zeros;
  if (first + second + third + fourth === 0) return undefined;
  const most = bytes.length / 4 / 2; // of a quarter of the bytes, more than a half
  const [even, odd] = [first + third, second + fourth];
  if (bytes.length % 2 === 1) return binary;
  if (second > most && third > most && first > most !== fourth > most) return utf32;
  if ((even === 0 && odd > most) || (odd === 0 && even > most)) return utf16;
  return binary;
}

/** Below U+0020 without what moves the cursor or begins a color. */
function isControl(byte: number): boolean {
  return byte < 8 || (byte > 13 && byte < 32 && byte !== 27);
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, at) => bytes[at] === byte);
}
