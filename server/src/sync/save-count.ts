/**
 * How many of a socket's writing frames are on disk, in the order sent. A frame that could not be taken in for want of
 * something earlier holds the count back, and with it all that came after, until a SyncStep2 of the socket is stored: that carries
 * whatever the client has and the server lacks, the held frame's writing included.
 */
export class SaveCount {
  #taken = 0;
  #heldAt: number | null = null;

  /** A writing frame is being dealt with. */
  take(): void {
    this.#taken += 1;
  }

  /** The frame just taken led to a resync. */
  hold(): void {
    this.#heldAt ??= this.#taken - 1;
  }

  /** The frame just taken was a SyncStep2, and all of it is in. */
  release(): void {
    this.#heldAt = null;
  }

  /** True to say once the commit of everything taken has returned. */
  get saved(): number {
    return this.#heldAt ?? this.#taken;
  }
}
