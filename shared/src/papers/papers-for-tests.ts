import { mustProposalId } from "../ids.ts";
import {
  guildChief,
  openTestTalks,
  producersChief,
  type TestTalks,
} from "../moves/talks-for-tests.ts";
import { paperSource, type PaperSource } from "./paper-source.ts";

/** A text with everything that a pass can hold, and with signs that mean something to HTML, XML and CSS. */
export const CLAUSES = `# Minimums
1. The rates of the table hold <from> the date of ratification & not before.
(a) First run: "as today".
(i) No less than before.
2. Reuse.
| Window | Rate |
| --- | --- |
| First year | 0.6 % |
| After \\| later | 0.3 % |
No other change.`;

interface Tabled {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly article: string | null;
  readonly text: string;
}

const RATES: Tabled = { id: "w-2", number: "W-2", title: "Rates", article: "12", text: CLAUSES };
const TERM: Tabled = {
  id: "w-1",
  number: "W-1",
  title: "Term",
  // As a contract that was imported by its column calls it.
  article: "Article 9",
  text: "Three years.",
};
const REUSE: Tabled = {
  id: "w-10",
  number: "W-10",
  title: "Reuse",
  article: "12",
  text: "Each reuse.",
};
const DATA: Tabled = { id: "w-3", number: "W-3", title: "Data", article: null, text: "Monthly." };
const CREDIT: Tabled = { id: "w-4", number: "W-4", title: "Credit", article: "8", text: "As now." };

/** Talks with something of every kind: two tentative agreements, one half signed, one held, one withdrawn. */
export function paperTalks(): TestTalks {
  const talks = openTestTalks();
  for (const each of [RATES, TERM, REUSE, DATA, CREDIT]) table(talks, each);
  for (const each of [RATES, TERM]) agree(talks, each, ["a", "b"]);
  agree(talks, REUSE, ["b"]);
  const due = "2026-01-05T09:00:20Z";
  const held = mustProposalId(DATA.id);
  talks.must(producersChief, { kind: "hold", proposal: held, pass: 1, words: "Whose data?", due });
  talks.must(guildChief, {
    kind: "withdraw",
    proposal: mustProposalId(CREDIT.id),
    lastPass: 1,
    how: "conditional",
    condition: "Rates are ratified.",
    words: "",
  });
  return talks;
}

/** The papers' source at a moment some days after those talks. */
export function testPaperSource(talks = paperTalks()): PaperSource {
  return paperSource(talks.entries, "2026-01-08T12:00:00.000Z");
}

function table(talks: TestTalks, of: Tabled): void {
  const { id, number, title, article, text } = of;
  talks.must(guildChief, {
    kind: "table-proposal",
    proposal: mustProposalId(id),
    number,
    title,
    subject: title,
    category: null,
    article,
    currentLanguage: null,
    text,
  });
}

function agree(talks: TestTalks, of: Tabled, signing: readonly ("a" | "b")[]): void {
  const proposal = mustProposalId(of.id);
  const hash = talks.state.proposals.get(proposal)?.passes[0]?.hash ?? "";
  const accepted = { proposal, pass: 1, hash } as const;
  talks.must(producersChief, { kind: "accept", ...accepted, authorisedBy: "The companies, 7–1" });
  for (const side of signing)
    talks.must(
      side === "a" ? guildChief : producersChief,
      side === "a"
        ? { kind: "sign-ta", ...accepted, authorisedBy: "The board, 9–0" }
        : { kind: "sign-ta", ...accepted },
    );
}
