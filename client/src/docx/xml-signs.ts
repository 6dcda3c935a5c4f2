import { withUnseenNamed } from "@crosstable/shared/text/unseen-signs";

/** Signs that no XML may hold. */
// oxlint-disable-next-line no-control-regex -- because these are the signs that are looked for.
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu;

/**
 * The text with the sign for "unreadable" in the place of each that no XML may hold, and the name of each that nobody would see: no text
 * makes a file that cannot be opened, or one that reads otherwise than it is.
 */
export function xmlText(text: string): string {
  return withUnseenNamed(text.replaceAll(NOT_IN_XML, "\ufffd"));
}

/** The same for every text in a paper, as deep as it stands. */
export function xmlTexts<Value>(value: Value): Value {
  return textsIn(value) as Value;
}

function textsIn(value: unknown): unknown {
  if (typeof value === "string") return xmlText(value);
  if (Array.isArray(value)) return value.map(textsIn);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, textsIn(each)]));
}
