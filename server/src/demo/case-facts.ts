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
  expiration: z.object({ date: z.string() }),
  proposals: z.array(proposal),
  sessions: z.array(session),
  contradictions: z.array(z.object({ about: z.string(), detail: z.string() })),
  formulas: z.array(z.object({ id: z.string(), fact: z.string(), source: z.array(z.string()) })),
});
export type CaseFacts = z.infer<typeof caseFacts>;

/** Reads the facts of the 2007 talks. */
export function readCaseFacts(): CaseFacts {
  const text = readFileSync(new URL("data/wga2007.json", import.meta.url), "utf8");
  return caseFacts.parse(JSON.parse(text));
}
