import { PresenceNews, type Speaker } from "./presence-room.ts";
import type { WireFrame } from "./wire-frame.ts";

/** What one turn has brought for everybody who has the document open. All of it is on the disk. */
export class RoomNews {
  /** New writing of the turn, in one frame. */
  readonly update: WireFrame | null;
  /** Who wrote all of it, and so need not be sent it. Null where several did, or the server. */
  readonly author: Speaker | null;
  readonly presence: PresenceNews | null;
  #whole: WireFrame | null = null;

  constructor(parts: Pick<RoomNews, "update" | "author" | "presence">) {
    this.update = parts.update;
    this.author = parts.author;
    this.presence = parts.presence;
  }

  /** The news of several turns for somebody who has heard none of them. */
  static of(turns: readonly RoomNews[]): RoomNews {
    const [only, ...others] = turns;
    if (only !== undefined && others.length === 0) return only;
    const updates = turns.flatMap(({ update }) => update ?? []);
    const presences = turns.flatMap(({ presence }) => presence ?? []);
    return new RoomNews({
      update: updates.length === 0 ? null : Buffer.concat(updates),
      author: null,
      presence: presences.length === 0 ? null : PresenceNews.of(presences),
    });
  }

  /** Writing and presence in one piece, for whom nothing has to be left out: one write a socket. */
  get whole(): WireFrame {
    this.#whole ??= Buffer.concat(
      [this.update, this.presence?.shared ?? null].filter((each) => each !== null),
    );
    return this.#whole;
  }
}
