import { exportName } from "@crosstable/shared/papers/export-name";
import { makePaper } from "@crosstable/shared/papers/make-paper";
import type { PaperKind } from "@crosstable/shared/papers/paper";
import type { PaperSource } from "@crosstable/shared/papers/paper-source";

import { readWholeRecord } from "./read-whole-record.ts";

/** A file and the name under which a person keeps it. */
export interface NamedFile {
  readonly file: Blob;
  readonly name: string;
}

/** Why no file could be made, in a sentence for the person. */
export class NoFile extends Error {}

/** The paper as a DOCX. With no source given it is made of the record as it is now. Throws NoFile. */
export async function paperAsDocx(kind: PaperKind, given: PaperSource | null): Promise<NamedFile> {
  const source = given ?? (await mustRead());
  const { paperDocx } = await import("./paper-docx.ts");
  return {
    file: await paperDocx(makePaper(kind, source)),
    name: exportName(source.mark, kind, "docx"),
  };
}

async function mustRead(): Promise<PaperSource> {
  const read = await readWholeRecord();
  if ("failure" in read) throw new NoFile(read.failure);
  return read.source;
}
