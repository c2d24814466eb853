// Files of transcripts as text, in the encodings that exports come in: UTF-8, UTF-16, GB18030.
//
// Refuses to know: what is in the text. Invariant: bytes that are no text in the encoding are an error, never replaced.

import { KefuError, invalidArgument } from "./errors.js";

/** Byte order marks and what they mean. */
const MARKS = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: "utf-8" },
  { bytes: [0xff, 0xfe], encoding: "utf-16le" },
  { bytes: [0xfe, 0xff], encoding: "utf-16be" },
];
/** Bytes looked at to tell UTF-16 without a mark. */
const LOOKED_AT = 4096;

/**
 * @param {Blob | BufferSource} file
 * @returns {Promise<string>}
 */
export async function readTranscriptFile(file) {
  const bytes = await bytesOf(file);
  const marked = MARKS.find((mark) => mark.bytes.every((byte, at) => bytes[at] === byte));
  const encodings = marked === undefined ? likely(bytes) : [marked.encoding];
  for (const encoding of encodings) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  }
  throw new KefuError("encoding-unknown", `this is no text in ${encodings.join(" or ")}`, {
    hint: "save it as UTF-8; spreadsheets (.xlsx) are exported as CSV first",
  });
}

/** @param {unknown} file */
async function bytesOf(file) {
  if (file instanceof Blob) return new Uint8Array(await file.arrayBuffer());
  if (file instanceof ArrayBuffer) return new Uint8Array(file);
  if (ArrayBuffer.isView(file)) return new Uint8Array(file.buffer, file.byteOffset, file.byteLength);
  throw invalidArgument("file", `not a file but ${typeof file}`, "pass a File, a Blob or bytes");
}

/**
 * Encodings to be tried for bytes without a mark. In UTF-16 line ends and digits have every second byte zero.
 * @param {Uint8Array} bytes
 */
function likely(bytes) {
  const zeros = [0, 0];
  bytes.subarray(0, LOOKED_AT).forEach((byte, at) => (zeros[at % 2] += byte === 0 ? 1 : 0));
  const many = Math.min(bytes.length, LOOKED_AT) / 50;
  if (zeros[1] > many && zeros[0] * 8 < zeros[1]) return ["utf-16le"];
  if (zeros[0] > many && zeros[1] * 8 < zeros[0]) return ["utf-16be"];
  return ["utf-8", "gb18030"];
}
