// Primary result codes of SQLite; the extended codes carry the primary one in their lowest byte.
const IO_ERROR = 10;
const CORRUPT = 11;
const NOT_A_DATABASE = 26;
const BUSY = 5;
const NO_PERMISSION = 3;
const READ_ONLY = 8;
const CANNOT_OPEN = 14;

/** The primary result code behind an error of node:sqlite, or undefined when it is no such error. */
function sqliteCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !("errcode" in error)) return undefined;
  return typeof error.errcode === "number" ? error.errcode & 0xff : undefined;
}

/** The disk failed under the database: what the next fsync says can no longer be believed. */
export function isDiskError(error: unknown): boolean {
  return sqliteCode(error) === IO_ERROR;
}

/** Pages of the database file are not what SQLite wrote. */
export function isDamaged(error: unknown): boolean {
  const code = sqliteCode(error);
  return code === CORRUPT || code === NOT_A_DATABASE;
}

/** The file cannot be opened, or not for writing. */
export function isUnusableFile(error: unknown): boolean {
  const code = sqliteCode(error);
  return code === NO_PERMISSION || code === READ_ONLY || code === CANNOT_OPEN;
}

/** Somebody else holds the file. */
export function isHeldElsewhere(error: unknown): boolean {
  return sqliteCode(error) === BUSY;
}
