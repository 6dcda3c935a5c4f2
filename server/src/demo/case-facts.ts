import { readFileSync } from "node:fs";

import { asOf } from "@crosstable/shared/record/stamp";
import * as z from "zod/mini";

/** What of the case file the demonstration reads. The file is a copy of sourced facts and is never edited. */
const status = z.object({
  date: z.nullable(z.string()),
  status: z.string(),
  detail: z.string(),
  source: z.array(z.string()),
  confidence: asOf.shape.confidence,
});
export type CaseStatus = z.infer<typeof status>;

const proposal = z.object({
  id: z.string(),
  officialNumber: z.nullable(z.string()),
  side: z.enum(["guild", "producers"]),
  title: z.nullable(z.string()),
  subject: z.string(),
  category: z.string(),
  terms: z.nullable(z.string()),
  statusHistory: z.array(status),
});
export type CaseProposal = z.infer<typeof proposal>;

const session = z.object({
  /** Null where there was none, "?" where no source counts it. */
  no: z.nullable(z.string()),
  date: z.iso.date(),
  place: z.nullable(z.string()),
  summary: z.string(),
  source: z.array(z.string()),
  confidence: asOf.shape.confidence,
});
export type CaseSession = z.infer<typeof session>;

const event = z.object({
  date: z.nullable(z.string()),
  event: z.string(),
  source: z.array(z.string()),
});

/** The vote of the guild's members, with the days on which it was asked for, due and told. */
const strikeAuthorisation = z.object({
  asked: z.iso.date(),
  due: z.iso.date(),
  announced: z.iso.date(),
  votes: z.int(),
  yesPercent: z.number(),
  eligibleAbout: z.int(),
  previousRecord: z.int(),
  source: z.array(z.string()),
});

const contradiction = z.object({
  about: z.string(),
  detail: z.string(),
  source: z.array(z.string()),
});

const party = z.object({ name: z.string() });

const caseFacts = z.object({
  meta: z.object({
    coverage: z.object({
      guildProposalsTotal: z.int(),
      totalSource: z.array(z.string()),
      formalIds: z.array(z.string()),
      subjectIds: z.array(z.string()),
      patternIds: z.array(z.string()),
    }),
    numberingSource: z.array(z.string()),
  }),
  parties: z.object({ guild: party, producers: party }),
  expiration: z.object({ date: z.iso.date(), source: z.array(z.string()) }),
  strikeAuthorisation,
  proposals: z.array(proposal),
  sessions: z.array(session),
  events: z.array(event),
  contradictions: z.array(contradiction),
  formulas: z.array(z.object({ id: z.string(), fact: z.string(), source: z.array(z.string()) })),
});
export type CaseFacts = z.infer<typeof caseFacts>;

/** Reads the facts of the 2007 talks. */
export function readCaseFacts(): CaseFacts {
  const text = readFileSync(new URL("data/wga2007.json", import.meta.url), "utf8");
  return caseFacts.parse(JSON.parse(text));
}
