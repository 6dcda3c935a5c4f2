import { once } from "node:events";
import { connect, createServer, type AddressInfo } from "node:net";

const HOST = "127.0.0.1";

/** A way to the house on which what it sends comes only as far as the line is let. What is sent to it goes at once. */
export interface SlowLine extends AsyncDisposable {
  readonly origin: string;
  /** What has come through from the house so far, in bytes. */
  readonly came: number;
  /** Lets so many bytes more through, or a little over. */
  let(bytes: number): void;
}

export async function laySlowLine(port: number): Promise<SlowLine> {
  let came = 0;
  let allowed = 0;
  const house = connect({ port, host: HOST, noDelay: true });
  const server = createServer({ noDelay: true }, (person) => {
    person.on("data", (chunk) => house.write(chunk));
    house.on("data", (chunk) => {
      came += chunk.byteLength;
      person.write(chunk);
      if (came >= allowed) house.pause();
    });
    for (const [one, other] of [
      [person, house],
      [house, person],
    ] as const) {
      one.on("error", () => one.destroy());
      one.on("close", () => other.destroy());
    }
  });
  server.listen(0, HOST);
  await once(server, "listening");
  return {
    origin: `http://${HOST}:${(server.address() as AddressInfo).port}`,
    get came() {
      return came;
    },
    let(bytes) {
      allowed = came + bytes;
      house.resume();
    },
    async [Symbol.asyncDispose]() {
      house.destroy();
      server.close();
    },
  };
}
