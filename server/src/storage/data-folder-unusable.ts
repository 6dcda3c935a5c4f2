import { isDamaged, isUnusableFile } from "./sqlite-errors.ts";

/** The data folder cannot be used as it is; the message says why, in words for whoever starts the server. */
export class DataFolderUnusable extends Error {}

/** The same error in words where it says something about the folder, else the error itself. */
export function inFolderWords(error: unknown): unknown {
  if (isDamaged(error)) {
    const words = "its file is no database, or is damaged. Restore it from a backup";
    return new DataFolderUnusable(words, { cause: error });
  }
  const isOfTheSystem = error instanceof Error && "syscall" in error;
  if (!isOfTheSystem && !isUnusableFile(error)) return error;
  return new DataFolderUnusable(error instanceof Error ? error.message : String(error), {
    cause: error,
  });
}
