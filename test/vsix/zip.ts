const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;

function findEnd(zip: Buffer): number {
  for (let at = zip.length - 22; at >= 0; at -= 1) {
    if (zip.readUInt32LE(at) === endSignature) return at;
  }
  throw new Error('This is no zip file.');
}

/** Names of the files in a zip file, read from its central directory. */
export function zipEntries(zip: Buffer): readonly string[] {
  const end = findEnd(zip);
  const count = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  const names: string[] = [];
  while (names.length < count) {
    if (zip.readUInt32LE(at) !== entrySignature) throw new Error('The directory of the zip file is damaged.');
    const length = zip.readUInt16LE(at + 28);
    names.push(zip.toString('utf8', at + 46, at + 46 + length));
    at += 46 + length + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return names.filter((name) => !name.endsWith('/'));
}
