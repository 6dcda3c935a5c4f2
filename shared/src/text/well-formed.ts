/**
 * True when every text in a JSON value can be written in UTF-8. Half of a surrogate pair cannot: it would be one thing in memory and
 * another on the disk and on every screen, and the record could not be hashed.
 */
export function isWellFormed(value: unknown): boolean {
  if (typeof value === "string") return value.isWellFormed();
  if (typeof value !== "object" || value === null) return true;
  return Object.values(value).every(isWellFormed);
}
