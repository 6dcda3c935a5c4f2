import { takeSeat, type Person } from "../harness/person.ts";
import { openTestHouse, type TestHouse } from "../harness/test-house.ts";

/** A house with the chiefs of both sides and somebody who may only look on. */
export interface ChiefsAndObserver extends AsyncDisposable {
  readonly house: TestHouse;
  readonly chief: Person;
  readonly theirChief: Person;
  readonly observer: Person;
}

export async function seatChiefsAndObserver(
  options: Parameters<typeof openTestHouse>[0] = {},
): Promise<ChiefsAndObserver> {
  const house = await openTestHouse(options);
  const chief = await takeSeat(house, { side: "a", role: "chief" });
  const theirChief = await takeSeat(house, { side: "b", role: "chief" });
  const observer = await takeSeat(house, { side: null, role: "observer" });
  return {
    house,
    chief,
    theirChief,
    observer,
    [Symbol.asyncDispose]: async () => {
      for (const person of [chief, theirChief, observer]) await person[Symbol.asyncDispose]();
      await house[Symbol.asyncDispose]();
    },
  };
}
