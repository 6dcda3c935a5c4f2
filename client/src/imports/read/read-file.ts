import { MAX_IMPORT_FILE_BYTES } from "@crosstable/shared/limits";

import { decodeText } from "./decode-text.ts";
import { CannotRead, tooLargeWords, type Found, type ReadOutcome, type Source } from "./found.ts";
import { partNames } from "./open-package.ts";
import { readDocument } from "./read-document.ts";
import { readText } from "./read-text.ts";
import { readWorkbook } from "./read-workbook.ts";

/** Reads whatever a person chose. It never throws: a file that cannot be read is answered with the reason. */
export async function readSource(source: Source): Promise<ReadOutcome> {
  try {
    const found = await read(source);
    const isEmpty = found.tables.length === 0 && (found.text ?? "").trim() === "";
    return isEmpty ? { refused: "There are no words and no tables in it." } : found;
  } catch (error) {
    if (error instanceof CannotRead) return { refused: error.message };
    return { refused: "This file cannot be read: it is not as its kind of file has to be." };
  }
}

async function read(source: Source): Promise<Found> {
  if (source.kind === "paste") return readText(source.text, { isTable: false });
  const { name, bytes } = source;
  if (bytes.length > MAX_IMPORT_FILE_BYTES) throw new CannotRead(tooLargeWords(bytes.length));
  const kind = kindOf(bytes);
  if (kind === "packed") return readPacked(bytes);
  if (kind !== "text") throw new CannotRead(kind);
  const { text, note } = decodeText(bytes);
  const found = readText(text.replace(/^\uFEFF/u, ""), {
    isTable: /\.(?:csv|tsv|tab)$/iu.test(name),
  });
  return { ...found, notes: note === null ? found.notes : [note, ...found.notes] };
}

async function readPacked(bytes: Uint8Array): Promise<Found> {
  const names = partNames(bytes);
  if (names.some((name) => /^word\/document\d*\.xml$/u.test(name))) return readDocument(bytes);
  if (names.includes("xl/workbook.xml")) return readWorkbook(bytes);
  throw new CannotRead(
    names.includes("content.xml")
      ? "This is an OpenDocument file. Save it as DOCX or XLSX and choose that."
      : "This is neither a DOCX nor an XLSX file.",
  );
}

/** "packed", "text", or why the file is of no kind that is read here. */
function kindOf(bytes: Uint8Array): string {
  const begins = (...signs: number[]) => signs.every((sign, index) => bytes[index] === sign);
  if (begins(0x50, 0x4b)) return "packed";
  if (begins(0x25, 0x50, 0x44, 0x46))
    return "A PDF has no clauses and no cells to read. Ask for the DOCX or XLSX that it was made from, or copy the text out of it and paste it.";
  if (begins(0xd0, 0xcf, 0x11, 0xe0))
    return "This is an old or a password-protected Office file. Save it without a password as DOCX or XLSX and choose that.";
  if (begins(0x7b, 0x5c, 0x72, 0x74, 0x66))
    return "This is an RTF file. Save it as DOCX and choose that.";
  return "text";
}
