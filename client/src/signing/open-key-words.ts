/** True where the browser keeps no key from its pages: over plain http on another host than localhost. */
export function isKeyOpen(): boolean {
  return (crypto as { subtle?: SubtleCrypto }).subtle === undefined;
}

/** What is off there, for whoever makes moves. */
export const OPEN_KEY_WORDS =
  "This page came over plain http, where browsers lock no key away. The key with which this device signs your moves lies open in its storage, and the record says so. Ask your host for an https address.";
