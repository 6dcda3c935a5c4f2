import { expect, test } from "vitest";

import { mustProposalId } from "../ids.ts";
import type { PackageMember } from "./package-member.ts";
import { acceptingPackageWords } from "./package-words.ts";

const TEXT: PackageMember = {
  offer: "pass",
  proposal: mustProposalId("w-7"),
  answers: null,
  text: "Two per cent.",
};
const WITHDRAWAL: PackageMember = {
  offer: "withdraw",
  proposal: mustProposalId("w-8"),
  lastPass: 1,
};
const ASKED: PackageMember = {
  offer: "ask-withdrawal",
  proposal: mustProposalId("w-9"),
  lastPass: 1,
};
const HOLDS = "After that neither side changes a part of it alone.";

test.each<[string, PackageMember[], string[]]>([
  [
    "texts alone",
    [TEXT],
    ["Every text here becomes agreed in principle.", HOLDS, "Both chiefs then sign text by text."],
  ],
  [
    "withdrawals alone, after which there is nothing to sign",
    [WITHDRAWAL, ASKED],
    [
      "Every withdrawal offered here is carried out.",
      "What they ask you to withdraw is withdrawn.",
      HOLDS,
    ],
  ],
  [
    "a text for a withdrawal",
    [TEXT, ASKED],
    [
      "Every text here becomes agreed in principle.",
      "What they ask you to withdraw is withdrawn.",
      HOLDS,
      "Both chiefs then sign text by text.",
    ],
  ],
])(
  "PACKAGE-1 who accepts is told all that it does and nothing else: %s",
  (_what, members, sentences) => {
    expect(acceptingPackageWords(members)).toBe(sentences.join(" "));
  },
);
