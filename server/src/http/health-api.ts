import type { FastifyInstance } from "fastify";

import { isBearer } from "../access/bearer.ts";

export interface HealthOptions {
  readonly now: () => number;
  readonly ready: () => { readonly ready: boolean };
  /** Null where nobody measures. */
  readonly metrics: {
    readonly token: string;
    readonly contentType: string;
    readonly text: () => Promise<string>;
  } | null;
}

/** What a machine asks about the house. The first two are open to everybody, and so say nothing of what is done in it. */
export function serveHealth(app: FastifyInstance, { now, ready, metrics }: HealthOptions): void {
  app.get("/healthz", () => ({ ok: true, nowMs: now() }));

  app.get("/readyz", (_request, reply) => {
    const answer = ready();
    return reply
      .code(answer.ready ? 200 : 503)
      .header("cache-control", "no-store")
      .send(answer);
  });

  if (metrics === null) return;
  // METRICS-2: not open to whoever comes from this machine either, since behind a proxy everybody does.
  app.get("/metrics", async (request, reply) => {
    void reply.header("cache-control", "no-store");
    if (!isBearer(request.headers.authorization, metrics.token))
      return reply.code(401).header("www-authenticate", "Bearer").send();
    return reply.type(metrics.contentType).send(await metrics.text());
  });
}
