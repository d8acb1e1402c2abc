/** The list of files in a ZIP archive, as its central directory tells it (PKWARE's APPNOTE, 4.3.12 and 4.3.16). */

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const entryHead = 46;

export interface ZipEntry {
  readonly name: string;
  /** In bytes, unpacked. */
  readonly size: number;
}

/** Reads the entries of an archive that has no comment longer than its last 64 kB; throws on anything else. */
export function zipEntries(archive: Buffer): readonly ZipEntry[] {
  const end = archive.lastIndexOf(Buffer.from('504b0506', 'hex'));
  if (end < 0 || archive.readUInt32LE(end) !== endSignature) throw new Error('This is no ZIP archive.');
  const entries: ZipEntry[] = [];
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    if (archive.readUInt32LE(at) !== entrySignature) throw new Error('The directory of the ZIP archive is broken.');
    const lengths = [28, 30, 32].map((offset) => archive.readUInt16LE(at + offset));
    const [name = 0, extra = 0, comment = 0] = lengths;
    entries.push({
      name: archive.toString('utf8', at + entryHead, at + entryHead + name),
      size: archive.readUInt32LE(at + 24),
    });
    at += entryHead + name + extra + comment;
  }
  return entries;
}
