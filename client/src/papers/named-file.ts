/** A file and the name under which a person keeps it. */
export interface NamedFile {
  readonly file: Blob;
  readonly name: string;
}

/** Why no file could be made, in a sentence for the person. */
export class NoFile extends Error {}
