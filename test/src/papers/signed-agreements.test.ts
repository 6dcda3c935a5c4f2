import { randomUUID } from "node:crypto";

import { mustProposalId } from "@crosstable/shared/ids";
import type { Move } from "@crosstable/shared/moves/move";
import { passHash } from "@crosstable/shared/moves/pass-hash";
import { expect, test } from "vitest";

import { chromiumPath } from "../harness/chromium.ts";
import { takeSeat, type Person } from "../harness/person.ts";
import { openTestHouse } from "../harness/test-house.ts";
import { pdfWords } from "./pdf-words.ts";

/** Signed one after the other, and in the contract the other way round. */
const SIGNED = [
  {
    article: "20",
    subject: "Arbitration of credits",
    text: "One arbiter decides within ten days.",
  },
  { article: "3", subject: "Pension contributions", text: "The Company pays 8.5% of earnings." },
];

async function make(person: Person, ...moves: Move[]): Promise<void> {
  const answer = await person.ask({ request: "make-move", key: randomUUID(), moves });
  if (answer === "unanswered" || "refused" in answer)
    throw new Error(`${person.seat.name} was refused: ${JSON.stringify(answer)}`);
}

/** One chief tables it, the other accepts it, and both sign, each with the key of their device. */
async function signBoth(
  guild: Person,
  producers: Person,
  of: (typeof SIGNED)[number],
): Promise<string> {
  const { article, subject, text } = of;
  const proposal = mustProposalId(`article-${article}`);
  await make(guild, {
    kind: "table-proposal",
    proposal,
    number: null,
    title: null,
    subject,
    category: null,
    article,
    currentLanguage: null,
    text,
  });
  const hash = passHash({ proposal, number: 1, side: "a", text });
  const named = { proposal, pass: 1, hash };
  await make(producers, { kind: "accept", ...named });
  await make(guild, { kind: "sign-ta", ...named });
  await make(producers, { kind: "sign-ta", ...named });
  return hash;
}

function withoutSpaces(words: string): string {
  return words.replaceAll(/\s/gu, "");
}

test.each(["ta-binder", "memorandum"])(
  "PRINT-1 the %s as PDF holds the texts that both chiefs have signed, in the order of the articles, who signed, and the head",
  async (kind) => {
    await using house = await openTestHouse({ chromium: chromiumPath() });
    await using guild = await takeSeat(house, { side: "a", role: "chief" });
    await using producers = await takeSeat(house, { side: "b", role: "chief" });
    const hashes: string[] = [];
    for (const each of SIGNED) hashes.push(await signBoth(guild, producers, each));
    const { negotiation, id } = guild.seat;
    const rows = house.house.storage.record.read({ negotiation, after: 0, limit: 1000 });
    const { seq: through = 0, head = "" } = rows.at(-1) ?? {};

    const printed = await guild.fetch(`${guild.cable.origin}/api/seats/${id}/papers/${kind}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ through }),
    });
    expect(printed.status).toBe(200);
    const words = withoutSpaces(pdfWords(Buffer.from(await printed.arrayBuffer())));
    const places = SIGNED.map(({ text }) => words.indexOf(withoutSpaces(text)));
    expect(Math.min(...places)).toBeGreaterThan(-1);
    expect(places).toEqual(places.toSorted((one, other) => other - one));
    for (const short of ["Guild", "Producers"]) {
      const signer = kind === "memorandum" ? `${short}signed` : `${short}:${short}chief,`;
      expect(words.split(signer).length - 1).toBe(SIGNED.length);
    }
    for (const each of [head, ...hashes]) expect(words).toContain(each);
  },
);
