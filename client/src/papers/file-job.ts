import { exportName } from "@crosstable/shared/papers/export-name";
import { makePaper } from "@crosstable/shared/papers/make-paper";
import type { PaperKind } from "@crosstable/shared/papers/paper";
import type { PaperSource } from "@crosstable/shared/papers/paper-source";

import { paperDocx } from "../docx/paper-docx.ts";
import { redlineDocx, type RedlinePaper } from "../docx/redline-docx.ts";
import { sideArchive, type ArchiveOptions } from "./archive.ts";
import type { NamedFile } from "./named-file.ts";
import { sourceOf, type RecordRead } from "./source-of.ts";

/** A file that takes a moment to make, with all that it is made of. */
export type FileJob =
  | { readonly make: "redline"; readonly paper: RedlinePaper; readonly name: string }
  | { readonly make: "paper"; readonly kind: PaperKind; readonly record: RecordRead }
  | {
      readonly make: "archive";
      readonly record: RecordRead;
      readonly of: Omit<ArchiveOptions, "source">;
    };

/** The file, or why there is none, in a sentence for the person. */
export type FileMade = NamedFile | { readonly failure: string };

/** Does one job. The record is checked row by row before anything is made of it. */
export async function doFileJob(job: FileJob): Promise<FileMade> {
  if (job.make === "redline")
    return { file: docxFile(await redlineDocx(job.paper)), name: job.name };
  const read = sourceOf(job.record);
  if ("failure" in read) return read;
  const { source } = read;
  return job.make === "archive" ? sideArchive({ ...job.of, source }) : paperFile(job.kind, source);
}

async function paperFile(kind: PaperKind, source: PaperSource): Promise<NamedFile> {
  const file = docxFile(await paperDocx(makePaper(kind, source)));
  return { file, name: exportName(source.mark, kind, "docx") };
}

function docxFile(bytes: Uint8Array<ArrayBuffer>): Blob {
  return new Blob([bytes], { type: DOCX });
}

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
