import {
  SOCKET_HARD_BACKLOG_BYTES,
  SOCKET_SOFT_BACKLOG_BYTES,
} from "@crosstable/shared/document-limits";

import type { Meter } from "../meter.ts";
import { KEEP_ALIVE_FRAME } from "./frames.ts";
import type { Line } from "./line.ts";
import type { WireFrame } from "./wire-frame.ts";

/** What goes out to one client, within the bounds of what it has not taken yet. */
export class Outlet {
  readonly #line: Line;
  readonly #meter: Meter;
  #isQuiet = true;

  constructor(line: Line, meter: Meter) {
    this.#line = line;
    this.#meter = meter;
  }

  get backlogBytes(): number {
    return this.#line.backlogBytes;
  }

  get underWayBytes(): number {
    return this.#line.underWayBytes;
  }

  /** False past the hard bound. Each frame may pass it by itself, or a large document could never be loaded; the next one may not. */
  send(frame: WireFrame): boolean {
    if (this.#line.backlogBytes > SOCKET_HARD_BACKLOG_BYTES) {
      this.#meter.fellBehind("socket");
      return false;
    }
    this.#isQuiet = false;
    this.#line.send(frame);
    return true;
  }

  /** Presence is the first thing that a slow reader goes without. */
  hasRoomForPresence(): boolean {
    const hasRoom = this.#line.backlogBytes <= SOCKET_SOFT_BACKLOG_BYTES;
    if (!hasRoom) this.#meter.fellBehind("presence");
    return hasRoom;
  }

  /**
   * Lets the other end know that this one is there, where nothing else has since the last time. Behind a long document it would say so too
   * late, and past the hard bound end its coming.
   */
  keepAlive(): boolean {
    if (this.#line.backlogBytes > SOCKET_SOFT_BACKLOG_BYTES) return true;
    const isWithinBound = !this.#isQuiet || this.send(KEEP_ALIVE_FRAME);
    this.#isQuiet = true;
    return isWithinBound;
  }
}
