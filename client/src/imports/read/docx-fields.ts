import type { XmlNode } from "./xml-tree.ts";

/** As much of a field's instruction as tells its kind. */
const KIND_CHARS = 20;

/** The fields of a document on the way through it. They go over many paragraphs, and into each other. */
export class OpenFields {
  /** How the instructions begin of those that have begun and not ended, the outermost first. */
  readonly #kinds: string[] = [];
  #contentsAt: number | null = null;

  /** Whether a table of contents has begun and not ended. */
  get areContents(): boolean {
    return this.#contentsAt !== null;
  }

  /** Passes a beginning or an end (a `fldChar`). */
  mark(node: XmlNode): void {
    const kind = node.attributes.get("fldCharType");
    if (kind === "begin") this.#kinds.push("");
    if (kind === "end") this.#kinds.pop();
    if (this.#contentsAt === this.#kinds.length) this.#contentsAt = null;
  }

  /** Passes a piece of an instruction (an `instrText`). */
  instruct(node: XmlNode): void {
    const begun = this.#kinds.pop();
    if (begun === undefined) return;
    const kind = `${begun}${node.text.trimStart()}`.slice(0, KIND_CHARS);
    if (/^TOC\b/iu.test(kind)) this.#contentsAt ??= this.#kinds.length;
    this.#kinds.push(kind);
  }
}
