import * as z from "zod/mini";

/** POST /api/seats/<seat>/papers/<paper>: prints the paper of the rows up to one, which is the paper that its reader sees. */
export const printRequest = z.strictObject({ through: z.int().check(z.positive()) });
export type PrintRequest = z.infer<typeof printRequest>;

/** GET /api/seats/<seat>/papers: whether this server prints. */
export const printerReply = z.strictObject({ prints: z.boolean() });
export type PrinterReply = z.infer<typeof printerReply>;
