import type { NegotiationId } from "@crosstable/shared/ids";
import { lookReply } from "@crosstable/shared/session/sign-in";

import { printedSeats, type HouseProcess } from "./house-process.ts";
import type { SeatedHouse } from "./person.ts";

/** The seats of a server that runs in a process of its own, asked for as the page that a link opens asks. */
export async function seatedProcess(server: HouseProcess): Promise<SeatedHouse> {
  const origin = await server.whenOpen();
  const free = printedSeats(server).flatMap(({ secret }) => (secret === null ? [] : [secret]));
  const looks = free.map(async (secret) => {
    const reply = await fetch(`${origin}/api/join/look`, {
      method: "POST",
      headers: { origin, "content-type": "application/json" },
      body: JSON.stringify({ secret }),
    });
    const { seat, ...view } = lookReply.parse(await reply.json()).seat;
    return { seat: { id: seat, ...view }, secret };
  });
  return { port: Number(new URL(origin).port), house: { demoLinks: await Promise.all(looks) } };
}

export function negotiationOf({ house }: SeatedHouse): NegotiationId {
  const [first] = house.demoLinks;
  if (first === undefined) throw new Error("the house has no seats");
  return first.seat.negotiation;
}
