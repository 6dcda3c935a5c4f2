import { setImmediate } from "node:timers/promises";

import type { NegotiationId, SeatId } from "@crosstable/shared/ids";
import { MAX_RECORD_REPLY_CHARS } from "@crosstable/shared/limits";
import { exportName } from "@crosstable/shared/papers/export-name";
import { officialZone } from "@crosstable/shared/papers/official-zone";
import { paperKind, type PaperKind } from "@crosstable/shared/papers/paper";
import { printRequest, type PrinterReply } from "@crosstable/shared/papers/print-request";
import type { RecordEntry } from "@crosstable/shared/record/entry";
import type { FastifyInstance, FastifyReply } from "fastify";

import { mayRunCommand } from "../access/may-run-command.ts";
import type { SignedIn } from "../access/sessions.ts";
import { makePage } from "../papers/make-page.ts";
import type { Printer } from "../papers/printer.ts";
import { NotPrinted } from "../papers/run-chromium.ts";
import { answer, no } from "./answer.ts";
import type { SeatApiOptions } from "./api.ts";
import { signedInSeat, type OfSeat } from "./seat-api.ts";

export interface PaperApiOptions extends SeatApiOptions {
  readonly printer: Printer;
}

const ROWS_A_READ = 200;
const CLOSED = "The record is not for this seat.";
const BUSY = "The server prints other papers. Try again in a minute, or print it in this browser.";
const NO_PRINTER = "The server could not print this. Print it in this browser instead.";
const NO_PAPER = "There is no such paper.";

/**
 * Papers as PDF, for those who may read the record, and of its rows alone. No page of the house is opened to print it, and no session is
 * handed on: the words go to the printer as a page that stands alone.
 */
export function servePapers(app: FastifyInstance, options: PaperApiOptions): void {
  const { printer, sessions } = options;
  const printing = new Set<SeatId>();
  const ofSeat = signedInSeat(sessions, options.budget);

  app.get<OfSeat>(
    "/api/seats/:seat/papers",
    ofSeat(async ({ seat }, _request, reply) => {
      if (!mayRunCommand(seat, "read-record")) return no(reply, "not-yours-to-ask", CLOSED);
      return answer(reply, { prints: await printer.prints() } satisfies PrinterReply);
    }),
  );

  app.post<OfSeat & { Params: { paper: string } }>(
    "/api/seats/:seat/papers/:paper",
    ofSeat(async (signedIn, request, reply) => {
      const { seat } = signedIn;
      if (!mayRunCommand(seat, "read-record")) return no(reply, "not-yours-to-ask", CLOSED);
      const kind = paperKind.safeParse((request.params as { paper?: unknown }).paper);
      const asked = printRequest.safeParse(request.body);
      if (!kind.success || !asked.success) return no(reply, "malformed", NO_PAPER);
      if (printing.has(seat.id)) return no(reply, "too-many-requests", BUSY);
      printing.add(seat.id);
      try {
        const order = { signedIn, kind: kind.data, through: asked.data.through };
        return await print(options, order, reply);
      } finally {
        printing.delete(seat.id);
      }
    }),
  );
}

/** One paper that somebody has asked for. */
interface Order {
  readonly signedIn: SignedIn;
  readonly kind: PaperKind;
  /** The last row that it follows from. */
  readonly through: number;
}

async function print(
  options: PaperApiOptions,
  order: Order,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { printer, sessions } = options;
  const { signedIn, kind, through } = order;
  const { negotiation } = signedIn.seat;
  const at = new Date(options.now()).toISOString();
  let head = "";
  if (!(await printer.prints())) return no(reply, "not-stored", NO_PRINTER);
  let pdf: Uint8Array | undefined;
  try {
    pdf = await printer.print(async () => {
      const entries = await readRows(options, negotiation, through);
      head = entries.at(-1)?.head ?? "";
      return makePage({ kind, entries, at });
    });
  } catch (error) {
    if (!(error instanceof NotPrinted)) throw error;
    options.warn("paper-not-printed", { error });
    return no(reply, "not-stored", NO_PRINTER);
  }
  if (pdf === undefined) return no(reply, "too-many-requests", BUSY);
  // RIGHTS-1: printing takes a while, and the seat may have been taken back meanwhile.
  if (!sessions.isOpen(signedIn)) return no(reply, "not-signed-in", CLOSED);
  const state = options.stateOf(negotiation);
  const zone = state === undefined ? "UTC" : officialZone(state);
  const name = exportName({ negotiation, at, zone, seq: through, head }, kind, "pdf");
  return reply
    .type("application/pdf")
    .header("content-disposition", `attachment; filename="${name}"`)
    .send(Buffer.from(pdf));
}

/** The rows up to one, a few at a time, so that a long record makes nobody wait who writes meanwhile. */
async function readRows(
  { storage }: SeatApiOptions,
  negotiation: NegotiationId,
  through: number,
): Promise<RecordEntry[]> {
  const entries: RecordEntry[] = [];
  for (;;) {
    const after = entries.at(-1)?.seq ?? 0;
    const limit = Math.min(ROWS_A_READ, through - after);
    const page = { negotiation, after, limit, maxChars: MAX_RECORD_REPLY_CHARS };
    const rows = limit <= 0 ? [] : storage.record.read(page);
    if (rows.length === 0) return entries;
    entries.push(...rows);
    await setImmediate();
  }
}
