/** The hashes and the hex of the record, so that every package has the same ones. */
export { sha512 } from "@noble/hashes/sha2.js";
export { bytesToHex, hexToBytes } from "@noble/hashes/utils.js";
