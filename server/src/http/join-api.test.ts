import { MAX_JOIN_TRIES_PER_MINUTE } from "@crosstable/shared/limits";
import { joinReply, lookReply } from "@crosstable/shared/session/sign-in";
import { expect, test } from "vitest";

import { chief, staff } from "../access/access-on-trial.ts";
import { newSecret } from "../access/secret.ts";
import { HOST, openApi, reasonOf } from "./api-on-trial.ts";

test("LINK-1 looking at a link does not spend it, and taking the seat spends it once", async () => {
  await using api = await openApi();
  const secret = api.link(chief);
  for (let looks = 0; looks < 2; looks += 1) {
    const look = await api.post("/api/join/look", { secret });
    expect(lookReply.parse(look.json())).toMatchObject({ title: "Talks", seat: { seat: "chief" } });
  }
  const taken = await api.post("/api/join", { secret });
  expect(joinReply.parse(taken.json()).seat.name).toBe("chief");

  const again = await api.post("/api/join", { secret });
  expect([again.statusCode, reasonOf(again)]).toEqual([410, "link-used"]);
  expect(again.headers["set-cookie"]).toBeUndefined();
  expect(api.storage.sessions.list(chief.id)).toHaveLength(1);
});

test("LINK-2 a wrong, a cut and a revoked link are refused in words and open nothing", async () => {
  await using api = await openApi();
  const revoked = api.link(chief);
  api.storage.links.revoke(chief.id);
  const answers = [
    [newSecret().secret, 404, "link-unknown"],
    ["short", 404, "link-unknown"],
    [revoked, 410, "link-revoked"],
  ] as const;
  for (const [secret, status, reason] of answers) {
    for (const url of ["/api/join/look", "/api/join"]) {
      const reply = await api.post(url, { secret });
      expect([reply.statusCode, reasonOf(reply)]).toEqual([status, reason]);
    }
  }
  expect(api.storage.sessions.list(chief.id)).toEqual([]);
});

test("LINK-3 tries of wrong links are bounded for everybody together, the next minute is a new one, and a right one is never refused for them", async () => {
  await using api = await openApi();
  const { secret } = newSecret();
  const look = async () => (await api.post("/api/join/look", { secret })).statusCode;
  for (let tries = 0; tries < MAX_JOIN_TRIES_PER_MINUTE; tries += 1) expect(await look()).toBe(404);
  expect(await look()).toBe(429);
  const right = { secret: api.link(chief) };
  expect((await api.post("/api/join/look", right)).statusCode).toBe(200);
  expect((await api.post("/api/join", right)).statusCode).toBe(200);
  expect((await api.post("/api/join", { secret })).statusCode).toBe(429);
  api.clock.nowMs += 60_000;
  expect(await look()).toBe(404);
});

test("SESSION-2 the session is in an HttpOnly cookie of its seat, Secure where the page came by TLS", async () => {
  await using api = await openApi();
  const byTls = await api.post("/api/join", { secret: api.link(chief) });
  expect(byTls.headers["set-cookie"]).toMatch(
    /^crosstable_chief=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+; Secure$/,
  );
  const plain = await api.post(
    "/api/join",
    { secret: api.link(staff) },
    { origin: `http://${HOST}` },
  );
  expect(plain.headers["set-cookie"]).not.toContain("Secure");
  expect(plain.headers["set-cookie"]).toContain("HttpOnly; SameSite=Lax");
});

test("ORIGIN-2 a writing request from another page is refused and changes nothing", async () => {
  await using api = await openApi();
  const secret = api.link(chief);
  const foreign = await api.post("/api/join", { secret }, { origin: "https://elsewhere.example" });
  expect([foreign.statusCode, reasonOf(foreign)]).toEqual([403, "not-yours-to-ask"]);
  expect(api.storage.links.stateOf(chief.id)).toBe("unused");
  expect((await api.post("/api/join", { secret })).statusCode).toBe(200);
});

test("a body that cannot be read is refused in words, without a word of the server's insides", async () => {
  await using api = await openApi();
  const reply = await api.post("/api/join", "{no json");
  expect([reply.statusCode, reasonOf(reply)]).toEqual([400, "malformed"]);
  expect(Object.keys(reply.json<object>())).toEqual(["refused"]);
});
