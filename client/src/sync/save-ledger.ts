/** One edit of this device that no server has confirmed yet. */
interface HeldEdit {
  readonly atMs: number;
  /** Made while there was no connection, or not confirmed when it broke: shown as held on this device. */
  wasHeld: boolean;
  /** Which writing frame of the present socket carries it, counted from 1; null while none does. */
  frame: number | null;
}

/** What one confirmation settled. */
export interface Settled {
  readonly edits: number;
  /** Those of them that were held on this device while there was no connection. */
  readonly heldOffline: number;
}

const NOTHING: Settled = { edits: 0, heldOffline: 0 };

/**
 * Which edits of this device are on the server's disk. The server counts the writing frames of a socket (SyncStep2 and
 * Update) and says how many it has stored; so an edit is saved when the frame that carries it is. An Update carries
 * the edit that was just made; a SyncStep2 carries everything that the server lacks, so all that has no frame yet.
 */
export class SaveLedger {
  #held: HeldEdit[] = [];
  #framesSent = 0;
  #framesSaved = 0;
  #isConnected = false;
  #fresh: HeldEdit | null = null;

  get unsaved(): number {
    return this.#held.length;
  }

  get heldSinceMs(): number | null {
    return this.#held[0]?.atMs ?? null;
  }

  /** A new socket is open: its frames are counted from 1, and whatever was unconfirmed has yet to be sent on it. */
  connected(): void {
    this.#isConnected = true;
    this.#forgetFrames();
  }

  disconnected(): void {
    this.#isConnected = false;
    this.#forgetFrames();
    for (const edit of this.#held) edit.wasHeld = true;
  }

  /** Right before the provider is told of it, so that the frame that follows is the one that carries it. */
  edited(atMs: number): void {
    this.#fresh = { atMs, wasHeld: !this.#isConnected, frame: null };
    this.#held.push(this.#fresh);
  }

  /** Edits that an earlier page load kept on this device. */
  foundHeld(edits: number, atMs: number): void {
    const found = Array.from({ length: edits }, () => ({
      atMs,
      wasHeld: true,
      frame: null,
    }));
    this.#held = [...found, ...this.#held];
  }

  sentUpdate(): void {
    this.#framesSent += 1;
    if (this.#fresh !== null) this.#fresh.frame = this.#framesSent;
    this.#fresh = null;
  }

  sentStep2(): void {
    this.#framesSent += 1;
    for (const edit of this.#held) edit.frame ??= this.#framesSent;
  }

  /** The server says how many frames of this socket are stored. It never shrinks, and never exceeds what was sent. */
  saved(frames: number): Settled {
    if (frames <= this.#framesSaved || frames > this.#framesSent) return NOTHING;
    this.#framesSaved = frames;
    const isSaved = ({ frame }: HeldEdit) => frame !== null && frame <= frames;
    const settled = this.#held.filter(isSaved);
    this.#held = this.#held.filter((edit) => !isSaved(edit));
    return {
      edits: settled.length,
      heldOffline: settled.filter((edit) => edit.wasHeld).length,
    };
  }

  #forgetFrames(): void {
    this.#framesSent = 0;
    this.#framesSaved = 0;
    this.#fresh = null;
    for (const edit of this.#held) edit.frame = null;
  }
}
