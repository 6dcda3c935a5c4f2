import * as z from "zod/mini";

/** What a tab says of itself, for its own side's monitor. */
export const reportHealth = z.strictObject({
  request: z.literal("report-health"),
  rttMs: z.nullable(z.number().check(z.gte(0), z.lte(600_000))),
  unsaved: z.int().check(z.gte(0), z.lte(1_000_000)),
});
export type ReportHealth = z.infer<typeof reportHealth>;
