// SPDX-License-Identifier: MIT
// The files of a ZIP held in memory, by the directory at its end: a Map of name to bytes, in its order.
import { inflateRawSync } from 'node:zlib';

export function unzip(bytes) {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const files = new Map();
  let at = bytes.readUInt32LE(end + 16);
  for (let n = bytes.readUInt16LE(end + 10); n > 0; n--) {
    const [method, packed, nameSize, extra, comment, local] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32), bytes.readUInt32LE(at + 42)];
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const body = bytes.subarray(from, from + packed);
    files.set(bytes.toString('utf8', at + 46, at + 46 + nameSize), method ? inflateRawSync(body) : Buffer.from(body));
    at += 46 + nameSize + extra + comment;
  }
  return files;
}
