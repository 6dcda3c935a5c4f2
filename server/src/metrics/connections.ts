import { Socket } from "node:net";
import type { Duplex } from "node:stream";

const WIRES = ["document", "event"] as const;
type Wire = (typeof WIRES)[number];

interface Bytes {
  in: number;
  out: number;
}

export interface WireTotal {
  readonly wire: Wire;
  readonly open: number;
  readonly bytesIn: number;
  readonly bytesOut: number;
}

/** Counts connections and their bytes. A socket counts its bytes anyway, so they are added up when somebody asks and not as they go by. */
export class Connections {
  readonly #open: Readonly<Record<Wire, Set<Duplex>>> = { document: new Set(), event: new Set() };
  readonly #ended: Readonly<Record<Wire, Bytes>> = {
    document: { in: 0, out: 0 },
    event: { in: 0, out: 0 },
  };

  add(wire: Wire, connection: Duplex): void {
    // It may have ended while it was judged, and would never be taken off again.
    if (connection.closed) return;
    this.#open[wire].add(connection);
    connection.once("close", () => {
      this.#open[wire].delete(connection);
      addBytes(this.#ended[wire], connection);
    });
  }

  totals(): WireTotal[] {
    return WIRES.map((wire) => {
      const bytes = { ...this.#ended[wire] };
      for (const connection of this.#open[wire]) addBytes(bytes, connection);
      return { wire, open: this.#open[wire].size, bytesIn: bytes.in, bytesOut: bytes.out };
    });
  }
}

function addBytes(sum: Bytes, connection: Duplex): void {
  if (!(connection instanceof Socket)) return;
  sum.in += connection.bytesRead;
  sum.out += connection.bytesWritten;
}
