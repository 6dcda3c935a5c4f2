import { refusedAnswer } from "@crosstable/shared/events/replies";
import type { PaperKind } from "@crosstable/shared/papers/paper";
import type { PaperSource } from "@crosstable/shared/papers/paper-source";
import type { PrintRequest } from "@crosstable/shared/papers/print-request";

import { meStore } from "../stores/me-store.ts";
import { makeFile } from "./make-file.ts";
import { NoFile, type NamedFile } from "./named-file.ts";
import { readWholeRecord } from "./read-whole-record.ts";
import type { RecordRead } from "./source-of.ts";

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
  const record = given === null ? await mustRead() : { entries: given.entries, at: given.mark.at };
  return makeFile({ make: "paper", kind, record });
}

async function mustRead(): Promise<RecordRead> {
  const read = await readWholeRecord();
  if ("failure" in read) throw new NoFile(read.failure);
  return read;
}
