/** A head of the record that this device has seen, with the server's signature over it where there was one. */
export interface KeptHead {
  readonly seq: number;
  readonly head: string;
  readonly at: string;
  readonly receipt: string | null;
  /** The key with which the server signed then. */
  readonly hostKey: string | null;
}

/** Why somebody put the heads aside. */
export interface Alarmed {
  readonly row: number;
  readonly words: string;
  /** By the device's clock. */
  readonly at: string;
  /** What the server said instead, where it said anything. */
  readonly told: readonly KeptHead[];
}

/** Heads that this device had seen when somebody went on with another record. */
export interface PutAside {
  readonly heads: readonly KeptHead[];
  /** Not kept by earlier versions. */
  readonly alarm?: Alarmed;
}

/** What one seat's device keeps of the record of its talks. It only grows. */
export interface KeptHeads {
  /** The one with the highest number. */
  last(): Promise<KeptHead | undefined>;
  /** By number. */
  all(): Promise<KeptHead[]>;
  /** Keeps heads. One that is there with another value stays, and is returned. */
  keep(heads: readonly KeptHead[]): Promise<KeptHead | undefined>;
  /** Puts all of them aside, where they stay as proof with what was alarming, and begins anew. */
  startAnew(alarm?: Alarmed): Promise<void>;
  /** What was put aside, the oldest first. */
  aside(): Promise<readonly PutAside[]>;
}
