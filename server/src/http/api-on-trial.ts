import { join } from "node:path";

import type { CaseState } from "@crosstable/shared/moves/case-state";
import { NO_FINAL_WHOLES } from "@crosstable/shared/moves/declarations";
import { NO_EXTENSION_TALKS } from "@crosstable/shared/moves/extension";
import { FIRST_GROUND_RULES, NO_GROUND_RULE_TALKS } from "@crosstable/shared/moves/ground-rules";
import { NOTHING_ON_RECORD } from "@crosstable/shared/moves/record-room";
import { NO_STATEMENT_OFFERS } from "@crosstable/shared/moves/statements";
import type { Seat } from "@crosstable/shared/roles";
import fastify, { type LightMyRequestResponse } from "fastify";

import { chief, openAccess, TALKS } from "../access/access-on-trial.ts";
import { NO_METER } from "../meter.ts";
import { serveApi } from "./api.ts";
import { servePages } from "./serve-pages.ts";

export const HOST = "talks.example.org";
const ORIGIN = `https://${HOST}`;
/** The only clientID under which anything has been written. */
export const WRITTEN_ID = 77;

const SIDES = {
  a: { name: "The Guild", short: "Guild", letter: "G", zone: "America/Los_Angeles" },
  b: { name: "The Producers", short: "Producers", letter: "P", zone: "America/New_York" },
} as const;
const STATE: CaseState = {
  negotiation: TALKS,
  title: "Talks",
  sides: SIDES,
  expiration: null,
  clock: null,
  gaps: [],
  hand: { a: "chief", b: "chief" },
  extensionTalks: NO_EXTENSION_TALKS,
  groundRules: FIRST_GROUND_RULES,
  groundRuleTalks: NO_GROUND_RULE_TALKS,
  finalWholes: NO_FINAL_WHOLES,
  offeredMinutes: new Map(),
  statements: new Map(),
  statementOffers: NO_STATEMENT_OFFERS,
  proposals: new Map(),
  packages: new Map(),
  sessions: [],
  seats: new Map(),
  requests: new Map(),
  articles: new Map(),
  articleOffers: [],
  onRecord: NOTHING_ON_RECORD,
};

/** The API and the pages over a real storage, with three seats. */
export async function openApi() {
  const { dataDir, storage, clock, now, sessions, link, close } = openAccess();
  const left: string[] = [];
  const app = fastify();
  serveApi(app, {
    storage,
    now,
    origins: [],
    sessions,
    stateOf: () => STATE,
    stateShownTo: () => STATE,
    authors: () => new Map([[WRITTEN_ID, chief.id]]),
    // With no record behind it: what is stored is stored, and a test looks at that.
    replaceHolders: (seat, alongside) => {
      storage.sessions.endAll(seat.id);
      alongside();
      return null;
    },
    onJoined: () => undefined,
    onLeft: ({ id }) => left.push(id),
    warn: () => undefined,
    meter: NO_METER,
  });
  await servePages(app, join(dataDir, "no-pages"));

  const post = async (url: string, body: object | string, headers: Record<string, string> = {}) =>
    app.inject({
      method: "POST",
      url,
      headers: { host: HOST, origin: ORIGIN, "content-type": "application/json", ...headers },
      payload: body,
    });
  const get = async (url: string, cookie = "") =>
    app.inject({ method: "GET", url, headers: { host: HOST, cookie } });
  const signIn = async (of: Seat): Promise<string> =>
    cookieOf(await post("/api/join", { secret: link(of) }));
  const closeAll = async () => {
    await app.close();
    close();
  };
  return { storage, clock, left, post, get, link, signIn, [Symbol.asyncDispose]: closeAll };
}

function cookieOf(reply: LightMyRequestResponse): string {
  const [cookie] = String(reply.headers["set-cookie"]).split(";");
  if (cookie === undefined) throw new Error("it is not there");
  return cookie;
}

/** Why a request was refused. */
export function reasonOf(reply: LightMyRequestResponse): string {
  return reply.json<{ refused: { reason: string } }>().refused.reason;
}
