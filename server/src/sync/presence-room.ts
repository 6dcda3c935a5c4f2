import {
  MAX_PRESENCE_CLOCK,
  MAX_PRESENCE_CLOCK_STEP,
  MAX_PRESENCES_PER_SOCKET,
} from "@crosstable/shared/document-limits";
import type { Seat } from "@crosstable/shared/roles";

import { presenceFrame } from "./frames.ts";
import type { SaidPresence } from "./read-presence.ts";
import { isStamped } from "./stamp-presence.ts";
import type { WireFrame } from "./wire-frame.ts";

/** Whoever says something of its presence: a socket. */
export interface Speaker {
  readonly seat: Seat;
  /** Its words as others are shown them; null where it shows nothing of itself. */
  stamp(state: object): object | null;
  /** True when the clientID is the seat's and the seat writes here. */
  maySpeakFor(client: number): boolean;
}

/** What came of what somebody said of themselves: others are told, or need not be, or nobody may say it. */
export type Heard = "shown" | "nothing" | "refused";

/**
 * What is known of one client. Everybody says something twice a second, so this is written over in place: what lives for half a second
 * would outlive V8's quick collections, and the slow one that then has to come holds up everybody.
 */
interface Present {
  readonly client: number;
  owner: Speaker;
  /** The clock of the last thing that the owner said. */
  said: number;
  /** The clock under which others were told, -1 before. It only grows, also over a reconnect that begins again at an old clock. */
  shown: number;
  /** "null" when it has gone. */
  json: string;
}

/** Clients that have left and whose clocks are still known, so that a late echo of theirs is known for one. */
const MOST_DEPARTED = 1_000;

/** Who is present in one document: by clientID, each owned by the socket that said so last. */
export class PresenceRoom {
  readonly #present = new Map<number, Present>();
  readonly #departed = new Set<number>();
  readonly #news = new Map<number, Present>();
  /** How many clients each socket shows. */
  readonly #shown = new Map<Speaker, number>();
  /** Made once for a delegation that comes together. */
  #everybody: WireFrame | null = null;

  get hasNews(): boolean {
    return this.#news.size > 0;
  }

  /**
   * Takes in what a socket says. Refused where it speaks for somebody else, for more clients than one page has, or jumps so far ahead that
   * nobody could follow. What the stock provider sends without anybody's doing is dropped in silence: an empty presence on opening, and
   * whatever it has heard of others, which it sends back as it came.
   */
  hear(said: SaidPresence, from: Speaker): Heard {
    const known = this.#present.get(said.client);
    // First, because whether a clientID is the seat's is looked up on the disk where it is new, and one message can name thousands.
    if (known === undefined && isEmpty(said.state)) return "nothing";
    if (!from.maySpeakFor(said.client)) return isIdle(said, known) ? "nothing" : "refused";
    if (known?.owner === from) {
      if (said.clock > known.said + MAX_PRESENCE_CLOCK_STEP) return "refused";
      if (said.clock < known.said || (said.clock === known.said && said.state !== null))
        return "nothing";
    } else {
      if (said.clock > MAX_PRESENCE_CLOCK) return "refused";
      // The seat's other tab echoes this one; a page that lost its link and came back speaks for itself, and takes over.
      if (isEmpty(said.state) || isEcho(said, known)) return "nothing";
    }
    if (!this.#hasRoomFor(said, from, known)) return "refused";
    this.#tell(said, from, known);
    return "shown";
  }

  #hasRoomFor({ state }: SaidPresence, from: Speaker, known: Present | undefined): boolean {
    if (typeof state !== "object" || state === null) return true;
    if (known?.owner === from && known.json !== "null") return true;
    return (this.#shown.get(from) ?? 0) < MAX_PRESENCES_PER_SOCKET;
  }

  #count(owner: Speaker, by: 1 | -1): void {
    const after = (this.#shown.get(owner) ?? 0) + by;
    if (after > 0) this.#shown.set(owner, after);
    else this.#shown.delete(owner);
  }

  #tell({ client, clock, state }: SaidPresence, owner: Speaker, known: Present | undefined): void {
    const present = known ?? { client, owner, said: clock, shown: -1, json: "null" };
    const isGone = typeof state !== "object" || state === null;
    const json = isGone ? "null" : JSON.stringify(owner.stamp(state));
    // That somebody who is not shown still lives is no news for anybody.
    const isNews = json !== "null" || present.json !== "null";
    if (present.json !== "null") this.#count(present.owner, -1);
    if (json !== "null") this.#count(owner, 1);
    present.owner = owner;
    present.said = clock;
    // Most people say again what they said before.
    if (json !== present.json) present.json = json;
    if (known === undefined) this.#present.set(client, present);
    if (isNews) this.#show(present, Math.max(present.shown + 1, clock));
    this.#forgetOldest(present);
  }

  /** The socket has gone, and everybody it spoke for with it. */
  leave(owner: Speaker): void {
    this.#shown.delete(owner);
    for (const present of this.#present.values()) {
      if (present.owner !== owner || present.json === "null") continue;
      present.json = "null";
      this.#show(present, present.shown + 1);
      this.#forgetOldest(present);
    }
  }

  #show(present: Present, clock: number): void {
    present.shown = clock;
    this.#news.set(present.client, present);
    this.#everybody = null;
  }

  #forgetOldest({ client, json }: Present): void {
    if (json !== "null") {
      this.#departed.delete(client);
      return;
    }
    this.#departed.add(client);
    const [oldest] = this.#departed;
    if (this.#departed.size > MOST_DEPARTED && oldest !== undefined) {
      this.#departed.delete(oldest);
      this.#present.delete(oldest);
    }
  }

  /** What changed since the last call, as one frame for the room. */
  takeNews(): PresenceNews {
    const news = [...this.#news.values()];
    this.#news.clear();
    return new PresenceNews(news);
  }

  /** Everybody who is here, or undefined when nobody is. */
  everybody(): WireFrame | undefined {
    if (this.#everybody !== null) return this.#everybody;
    const here = [...this.#present.values()].filter(({ json }) => json !== "null");
    if (here.length === 0) return undefined;
    this.#everybody = frameOf(here);
    return this.#everybody;
  }
}

/** Changed presence on its way to the room. */
export class PresenceNews {
  /** The frame for whoever has nothing to be left out. */
  readonly shared: WireFrame;
  readonly #news: readonly Present[];
  readonly #ahead: ReadonlySet<Speaker>;

  constructor(news: readonly Present[]) {
    this.#news = news;
    this.shared = frameOf(news);
    this.#ahead = new Set(news.filter(({ shown, said }) => shown > said).map(({ owner }) => owner));
  }

  /** Several turns' news as one: of each client only the last. */
  static of(turns: readonly PresenceNews[]): PresenceNews {
    const last = new Map(turns.flatMap((turn) => turn.#news).map((each) => [each.client, each]));
    return new PresenceNews([...last.values()]);
  }

  /**
   * The frame for one socket: shared by all, save a socket whose own presence is told under a later clock than it has itself. It
   * would take its own older words for newer ones.
   */
  frameFor(reader: Speaker): WireFrame | undefined {
    if (!this.#ahead.has(reader)) return this.shared;
    const others = this.#news.filter(({ owner }) => owner !== reader);
    return others.length === 0 ? undefined : frameOf(others);
  }
}

function frameOf(presents: readonly Present[]): WireFrame {
  return presenceFrame(presents.map(({ client, shown, json }) => ({ client, clock: shown, json })));
}

function isEmpty(state: unknown): boolean {
  return state === null || (typeof state === "object" && Object.keys(state).length === 0);
}

function isEcho({ clock, state }: SaidPresence, known: Present | undefined): boolean {
  return known !== undefined && clock <= known.shown && isStamped(state);
}

/** True for what changes nothing and claims nothing new of somebody else. */
function isIdle({ clock, state }: SaidPresence, known: Present | undefined): boolean {
  if (known === undefined) return isEmpty(state);
  if (clock !== known.shown) return clock < known.shown;
  return state === null || JSON.stringify(state) === known.json;
}
