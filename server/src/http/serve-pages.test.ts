import { expect, test } from "vitest";

import { openApi } from "./api-on-trial.ts";

test("PAGE-1 every answer forbids foreign scripts, frames and referrers, and an address without a page says so", async () => {
  await using api = await openApi();
  for (const url of ["/healthz", "/api/seats", "/no/such/page"]) {
    const { headers } = await api.get(url);
    const policy = String(headers["content-security-policy"]);
    for (const rule of ["default-src 'self'", "frame-ancestors 'none'", "object-src 'none'"])
      expect(policy).toContain(rule);
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    expect(headers["x-frame-options"]).toBe("DENY");
    expect(headers["referrer-policy"]).toBe("no-referrer");
    expect(headers["strict-transport-security"]).toBeUndefined();
  }
  expect((await api.get("/api/seats")).headers["cache-control"]).toBe("no-store");
  const nowhere = await api.get("/no/such/page");
  expect(nowhere.statusCode).toBe(404);
  expect(nowhere.body).toContain("There is nothing at this address");
});
