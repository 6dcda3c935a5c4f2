import { refusedAnswer } from "@crosstable/shared/events/requests";
import { exportName } from "@crosstable/shared/papers/export-name";
import { makePaper } from "@crosstable/shared/papers/make-paper";
import type { PaperKind } from "@crosstable/shared/papers/paper";
import type { PaperSource } from "@crosstable/shared/papers/paper-source";
import type { PrintRequest } from "@crosstable/shared/papers/print-request";

import { meStore } from "../stores/me-store.ts";
import { readWholeRecord } from "./read-whole-record.ts";

/** A file and the name under which a person keeps it. */
export interface NamedFile {
  readonly file: Blob;
  readonly name: string;
}

/** Why no file could be made, in a sentence for the person. */
export class NoFile extends Error {}

/** The paper of the rows up to `through` as the server prints it. Throws NoFile. */
export async function paperAsPdf(kind: PaperKind, through: number): Promise<NamedFile> {
  const { me } = meStore.getState();
  const answer = await fetch(`/api/seats/${me?.seat.seat ?? ""}/papers/${kind}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ through } satisfies PrintRequest),
  });
  if (!answer.ok) {
    const { data } = refusedAnswer.safeParse(await answer.json());
    throw new NoFile(data?.refused.words ?? "The server did not print this.");
  }
  const said = answer.headers.get("content-disposition") ?? "";
  const [, name = `${kind}.pdf`] = /filename="([^"]+)"/.exec(said) ?? [];
  return { file: await answer.blob(), name };
}

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
