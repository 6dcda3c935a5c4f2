import { connect, createServer, type AddressInfo, type Socket } from "node:net";

/** A person's own way to the house. Everything they are sent runs through it, by HTTP and on both wires, and is kept. */
export interface Cable extends AsyncDisposable {
  readonly origin: string;
  /** Every byte that came from the house, connection after connection. */
  received(): Buffer;
  /** Whether these words ever came from the house. */
  hasReceived(words: string): boolean;
  /** Breaks every connection and lets none through until it is mended. */
  cut(): void;
  mend(): void;
  /** From here on every connection stays open and carries nothing, as when a laptop is closed or a router forgets. */
  swallow(): void;
}

const HOST = "127.0.0.1";

/** Lays a cable to the house. What it sees is what stands on the wire: the house compresses and encrypts nothing here. */
export async function layCable(port: number): Promise<Cable> {
  const ends = new Set<Socket>();
  const connections: Buffer[][] = [];
  /** Ends whose other end does not hear of them any more. */
  const silent = new Set<Socket>();
  let isCut = false;
  // As the house's own sockets and a browser's: without it an acknowledgement waits in the cable for the next edit to come by.
  const server = createServer({ noDelay: true }, (person) => {
    if (isCut) {
      person.destroy();
      return;
    }
    const house = connect({ port, host: HOST, noDelay: true });
    const chunks: Buffer[] = [];
    connections.push(chunks);
    for (const [one, other] of [
      [person, house],
      [house, person],
    ] as const) {
      ends.add(one);
      one.on("error", () => one.destroy());
      one.on("close", () => {
        ends.delete(one);
        if (!silent.delete(one)) other.destroy();
      });
    }
    house.on("data", (chunk) => chunks.push(chunk));
    person.pipe(house);
    house.pipe(person);
  });
  await new Promise<void>((resolve) => server.listen(0, HOST, resolve));
  const received = (): Buffer => Buffer.concat(connections.flat());
  const cut = (): void => {
    isCut = true;
    for (const end of ends) end.destroy();
  };
  return {
    origin: `http://${HOST}:${(server.address() as AddressInfo).port}`,
    received,
    hasReceived: (words) => received().includes(words),
    cut,
    mend: () => {
      isCut = false;
    },
    swallow: () => {
      for (const end of ends) {
        silent.add(end);
        end.unpipe();
        end.resume();
      }
    },
    async [Symbol.asyncDispose]() {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
