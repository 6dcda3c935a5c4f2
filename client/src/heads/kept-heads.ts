/** A head of the record that this device has seen, with the server's signature over it where there was one. */
export interface KeptHead {
  readonly seq: number;
  readonly head: string;
  readonly at: string;
  readonly receipt: string | null;
  /** The key with which the server signed then. */
  readonly hostKey: string | null;
}

/** What one seat's device keeps of the record of its talks. It only grows. */
export interface KeptHeads {
  /** The one with the highest number. */
  last(): Promise<KeptHead | undefined>;
  /** By number. */
  all(): Promise<KeptHead[]>;
  /** Keeps heads. One that is there with another value stays, and is returned. */
  keep(heads: readonly KeptHead[]): Promise<KeptHead | undefined>;
  /** Puts all of them aside, where they stay as proof, and begins anew. */
  startAnew(): Promise<void>;
}
