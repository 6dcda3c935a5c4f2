type Uuid = ReturnType<Crypto["randomUUID"]>;

/**
 * Browsers hand out `crypto.randomUUID` on localhost and over TLS alone. Over plain http in a meeting room's network there is
 * none, and without a key nobody could make a move; the random bytes that it is made of are there everywhere.
 */
export function provideRandomUuid(crypto: Crypto): void {
  if (typeof crypto.randomUUID === "function") return;
  Object.defineProperty(crypto, "randomUUID", { value: () => uuidFrom(crypto) });
}

/** A UUID of version 4 (RFC 9562). */
function uuidFrom(crypto: Pick<Crypto, "getRandomValues">): Uuid {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5") as Uuid;
}
