import { WORKSHEET_CELLS } from "@crosstable/shared/documents/worksheet";
import * as Y from "yjs";

import { cell, CELL, DRAFT } from "./guard/guard-on-trial.ts";
import { forge, SENDER_IDS, type Trial } from "./hostile-frames.ts";
import type { MemoryLink } from "./link-in-memory.ts";
import { syncMessage } from "./page-on-trial.ts";

export const WITNESS_ID = 900;

/** How the server answered to a frame. */
export type Answer = "silent" | "resync" | "closed";

const EVERYTHING = syncMessage(0, Uint8Array.of(0));

/** Step and payload of a sync message; null for another message. */
function readSync(frame: Uint8Array): { step: number; payload: Uint8Array } | null {
  if (frame[0] !== 0) return null;
  let at = 2;
  while ((frame[at] ?? 0) >= 0x80) at += 1;
  return { step: frame[1] ?? 0, payload: frame.subarray(at + 1) };
}

/** Somebody honest who has the document open. */
export class Witness {
  readonly doc = new Y.Doc();
  readonly link: MemoryLink;

  constructor(link: MemoryLink) {
    this.link = link;
    this.doc.clientID = WITNESS_ID;
  }

  /** Everything that the server has said up to now is in the document. */
  async readAll(): Promise<void> {
    const { link } = this;
    link.send(syncMessage(0, Y.encodeStateVector(this.doc)));
    await link.until(
      () => link.closed !== null || link.frames.some((frame) => readSync(frame)?.step === 1),
    );
    if (link.closed !== null) throw new Error(`the witness was closed out with ${link.closed}`);
    for (const frame of link.frames.splice(0)) {
      const sync = readSync(frame);
      if (sync !== null && sync.step > 0) Y.applyUpdate(this.doc, sync.payload);
    }
  }

  /** Deletes what has gathered, or the document would grow with the length of the fuzz; and proves that honest writing goes on. */
  async tidyUp(): Promise<void> {
    const { doc, link } = this;
    const before = Y.encodeStateVector(doc);
    doc.transact(() => {
      doc.getText(DRAFT).delete(0, doc.getText(DRAFT).length);
      doc.getXmlFragment("notes").delete(0, doc.getXmlFragment("notes").length);
    });
    link.send(syncMessage(2, Y.encodeStateAsUpdate(doc, before)));
    await this.readAll();
  }
}

/** What is made on top of the document as it is. */
const LEANING: ReadonlySet<Trial["kind"]> = new Set(["update", "good", "gap", "cut"]);

/** The hostile end of one link. */
export class Sender {
  readonly link: MemoryLink;
  readonly #witness: Witness;
  readonly #sent: Uint8Array[] = [];

  constructor(link: MemoryLink, witness: Witness) {
    this.link = link;
    this.#witness = witness;
    // Answers the greeting: as long as that is open, a gap is no news.
    link.send(syncMessage(1, Uint8Array.of(0, 0)));
    link.send(EVERYTHING);
  }

  /** Sends it, and waits for the answer to a question after it. */
  async send(each: Trial): Promise<Answer> {
    if (LEANING.has(each.kind)) await this.#witness.readAll();
    const { link } = this;
    await link.until(
      () => link.closed !== null || link.frames.some((f) => readSync(f)?.step === 1),
    );
    link.frames.length = 0;
    this.#put(each);
    link.send(EVERYTHING);
    // Bytes of the WebSocket protocol may announce more than ever comes; then the end of the line is the answer.
    if (each.kind === "wire") link.hangUp();
    const isAnswered = (): boolean => link.frames.some((frame) => readSync(frame)?.step === 1);
    await link.until(() => link.closed !== null || (each.kind !== "wire" && isAnswered()));
    if (link.closed !== null) return "closed";
    const isAsked = link.frames.some((frame) => readSync(frame)?.step === 0);
    // An open question is answered, so that the next gap is one of its own.
    if (isAsked) link.send(syncMessage(1, Uint8Array.of(0, 0)));
    return isAsked ? "resync" : "silent";
  }

  #put(each: Trial): void {
    switch (each.kind) {
      case "wire":
        return this.link.sendRaw(each.bytes);
      case "text":
        return this.link.sendText(each.words);
      default: {
        const bytes = this.#bytesOf(each);
        this.#sent.push(bytes);
        return this.link.send(bytes);
      }
    }
  }

  #bytesOf(each: Exclude<Trial, { kind: "wire" | "text" }>): Uint8Array {
    switch (each.kind) {
      case "message":
        return each.bytes;
      case "update": {
        const { store } = this.#witness.doc;
        return syncMessage(
          each.step,
          forge(each.forged, (client) => Y.getState(store, client)),
        );
      }
      case "good":
        return syncMessage(2, this.#writing(each.words));
      case "gap": {
        const [, second] = this.#parts(each.words);
        return syncMessage(2, second);
      }
      case "again":
        return this.#sent.at(-1 - each.back) ?? EVERYTHING;
      case "cut": {
        const whole = syncMessage(2, this.#writing(each.words));
        return whole.slice(0, Math.floor(whole.length * each.part));
      }
    }
  }

  #writing(words: string): Uint8Array {
    return Y.mergeUpdates([...this.#parts(words)]);
  }

  /** Two edits one after the other, of which the second leans on the first. */
  #parts(words: string): [Uint8Array, Uint8Array] {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(this.#witness.doc));
    doc.clientID = SENDER_IDS[0];
    const parts: Uint8Array[] = [];
    doc.on("update", (update: Uint8Array) => parts.push(update));
    doc.getMap(WORKSHEET_CELLS).set(CELL, cell(words));
    doc.getMap(WORKSHEET_CELLS).set(CELL, cell(`${words}.`));
    const [first = new Uint8Array(), second = new Uint8Array()] = parts;
    return [first, second];
  }
}
