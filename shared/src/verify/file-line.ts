import { canonicalText } from "../record/canonical.ts";

/** A line of a file as a value. Undefined for what is no JSON, which is neither a row nor anything else. */
export function parsedLine(line: string | undefined): unknown {
  try {
    return JSON.parse(line ?? "");
  } catch {
    // Said of the line by whoever reads it as something.
    return undefined;
  }
}

/** True for a line in its one canonical form. A key that stands twice, or a number written otherwise, is read in two ways by two programs. */
export function isCanonical(line: string | undefined): boolean {
  try {
    return canonicalText(JSON.parse(line ?? "")) === line;
  } catch {
    // No JSON, or half a sign: neither has a canonical form.
    return false;
  }
}

/** What is said of any other line. */
export const OTHER_FORM = "It is not written in its one canonical form (RFC 8785): it was altered.";
