import type { PastInvitation } from "@crosstable/shared/authority/invitation-log";
import type { VotesView } from "@crosstable/shared/authority/view-votes";
import { draftRoot } from "@crosstable/shared/documents/caucus";
import { cellKey } from "@crosstable/shared/documents/worksheet";
import { mustProposalId, seatId } from "@crosstable/shared/ids";
import { paperTalks, testPaperSource } from "@crosstable/shared/papers/papers-for-tests";
import { unzipSync } from "fflate";
import * as Y from "yjs";

import { caucusContent } from "../sync/caucus-content.ts";
import { element } from "../sync/caucus-words-for-tests.ts";
import { sideArchive } from "./archive.ts";

const RATES = mustProposalId("w-2");
const VOTE = "0b5a7c1e-6b55-4c3e-9d0e-2a3f4b5c6d7e";
const WEST = seatId.parse("west-1");
const EAST = seatId.parse("east-1");
const AT = "2026-01-07T00:00:00Z";

/** How an editor marks a link. */
function linkTo(href: string) {
  return { link: { href, target: "_blank", rel: "noopener", class: null, title: null } };
}

/** A line of notes, written in every way that notes can be. */
function marked(): Y.XmlElement {
  const rates = linkTo("https://rates.example/a?b=1&c=2");
  const text = new Y.XmlText();
  text.applyDelta([
    { insert: "We can live with " },
    { insert: "0.5 %", attributes: { strike: {} } },
    { insert: " of <gross>", attributes: { strike: {}, bold: {} } },
    { insert: ", " },
    { insert: "never", attributes: { bold: {}, italic: {}, underline: {} } },
    { insert: " below: " },
    { insert: "the ", attributes: rates },
    { insert: "table", attributes: { ...rates, bold: {} } },
    { insert: ", " },
    { insert: "us", attributes: linkTo("mailto:us@guild.example") },
    { insert: ", " },
    { insert: "https://plain.example/", attributes: linkTo("https://plain.example/") },
    { insert: ", " },
    { insert: "trap", attributes: linkTo("javascript:alert(1)") },
  ]);
  const line = new Y.XmlElement("paragraph");
  line.insert(0, [text]);
  return line;
}

/** Numbers that go on from before, and letters. */
function numbered(): Y.XmlElement {
  const letters = element("orderedList", element("listItem", element("paragraph", "By letter")));
  letters.setAttribute("type", "a");
  const list = element(
    "orderedList",
    element("listItem", element("paragraph", "Third point"), letters),
    element("listItem", element("paragraph", "Fourth point")),
  );
  list.setAttribute("start", 3 as unknown as string);
  return list;
}

/** A caucus with one thing of every kind in it. */
export function caucus(): Y.Doc {
  const doc = new Y.Doc();
  const heading = element("heading", "Before we go back");
  const task = element("taskItem", element("paragraph", "Cost it"));
  task.setAttribute("checked", true as unknown as string);
  const mention = element("mention");
  mention.setAttribute("label", "Guild staff 1");
  mention.setAttribute("mentionSuggestionChar", "@");
  const inner = element("bulletList", element("listItem", element("paragraph", "Nested <item>")));
  const list = element("bulletList", element("listItem", element("paragraph", "Outer"), inner));
  const cells = ["Window", "Rate", "One", "Two"].map((words) =>
    element("tableCell", element("paragraph", words)),
  );
  const table = element(
    "table",
    element("tableRow", ...cells.slice(0, 2)),
    element("tableRow", ...cells.slice(2)),
  );
  doc
    .getXmlFragment("notes")
    .insert(0, [
      heading,
      element("paragraph", "Ask ", mention, " first."),
      element("taskList", task),
      list,
      table,
      marked(),
      numbered(),
      element("blockquote", element("paragraph", "Their own words")),
      element("horizontalRule"),
    ]);
  doc.getText(draftRoot(RATES)).insert(0, "1. Our next text.");
  doc.getMap("cells").set(cellKey(RATES, "floor"), { value: "0.4 %", at: "2026-01-07T00:00:00Z" });
  doc.getMap("cells").set(cellKey(RATES, "forged"), "no cell");
  return doc;
}

/** An open vote and a secret one, as a seat sees them that has a ballot in both. */
export const VOTES: VotesView = {
  bodies: [{ name: "West", quorum: 1, members: [WEST, EAST] }],
  votes: [
    {
      id: "6f1f0c52-17f0-4d3e-8d0a-0c5f0d3f7a11",
      question: "Shall we take this in secret?",
      content: { kind: "pass", proposal: RATES, pass: 1, hash: "a".repeat(64) },
      isSecret: true,
      closes: null,
      calledAt: AT,
      calledBy: "Guild chief",
      closedAt: "2026-01-07T10:00:00Z",
      bodies: [
        {
          name: "West",
          members: 2,
          quorum: 1,
          cast: 1,
          hasQuorum: true,
          counts: { yes: 0, no: 1, abstain: 0, isCarried: false },
        },
      ],
      mine: { body: "West", choice: "no" },
      ballots: null,
    },
    {
      id: VOTE,
      question: "Shall we pass this?",
      content: { kind: "text", proposal: RATES, text: "1. Knot of the voted text." },
      isSecret: false,
      closes: null,
      calledAt: AT,
      calledBy: "Guild chief",
      closedAt: "2026-01-07T09:00:00Z",
      bodies: [
        {
          name: "West",
          members: 2,
          quorum: 1,
          cast: 2,
          hasQuorum: true,
          counts: { yes: 1, no: 0, abstain: 1, isCarried: true },
        },
      ],
      mine: { body: "West", choice: "yes" },
      ballots: [
        { seat: WEST, choice: "yes" },
        { seat: EAST, choice: "abstain" },
      ],
    },
  ],
};

/** Invitations with each of their ends. */
export const INVITED: readonly PastInvitation[] = [
  past(5, null),
  past(4, { how: "seat", at: "2026-01-04T12:05:00.000Z", by: null }),
  past(3, { how: "time", at: "2026-01-03T12:30:00.000Z", by: null }),
  past(2, { how: "replaced", at: "2026-01-02T12:10:00.000Z", by: "Guild chief" }),
  past(1, { how: "ended", at: "2026-01-01T12:20:00.000Z", by: "Guild second" }),
];

function past(day: number, end: PastInvitation["end"]): PastInvitation {
  const at = (time: string) => `2026-01-0${day}T${time}:00.000Z`;
  const seat = seatId.parse("mediator-1");
  const [since, until] = [at("12:00"), at("12:30")];
  return { seat, name: "Mediator", since, until, by: "Guild chief", end };
}

/** The files of the archive that a side takes away with this caucus. */
export async function archiveOf(
  doc: Y.Doc,
  talks = paperTalks(),
): Promise<ReadonlyMap<string, Uint8Array>> {
  const { file } = await sideArchive({
    side: "a",
    source: testPaperSource(talks),
    worksheet: new Map(),
    caucus: caucusContent(doc),
    votes: VOTES,
    invited: INVITED,
    nameOf: new Map([
      [WEST, "Ann West"],
      [EAST, "Bob East"],
    ]),
  });
  return new Map(Object.entries(unzipSync(new Uint8Array(await file.arrayBuffer()))));
}
