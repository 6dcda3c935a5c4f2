const FINAL_BINARY = 0x82;
const TWO_BYTES = 126;
const EIGHT_BYTES = 127;

/**
 * A message as it goes over the wire: one unmasked, final binary frame of a WebSocket (RFC 6455 §5.2), head and payload in one piece.
 * Made once, however many sockets it goes to; `ws` would write a head of its own before each.
 */
export type WireFrame = Buffer;

export function wireFrame(payload: Uint8Array): WireFrame {
  const { byteLength } = payload;
  const headBytes = byteLength < TWO_BYTES ? 2 : byteLength < 2 ** 16 ? 4 : 10;
  const frame = Buffer.allocUnsafeSlow(headBytes + byteLength);
  frame[0] = FINAL_BINARY;
  if (headBytes === 2) frame[1] = byteLength;
  else if (headBytes === 4) {
    frame[1] = TWO_BYTES;
    frame.writeUInt16BE(byteLength, 2);
  } else {
    frame[1] = EIGHT_BYTES;
    frame.writeBigUInt64BE(BigInt(byteLength), 2);
  }
  frame.set(payload, headBytes);
  return frame;
}
