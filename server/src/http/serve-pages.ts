import { existsSync } from "node:fs";
import { join, sep } from "node:path";

import { refuse } from "@crosstable/shared/refusals";
import helmet from "@fastify/helmet";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";

import { NOT_FOUND_PAGE } from "./not-found-page.ts";

const PAGE = /^\/(?:join|verify|s\/[A-Za-z0-9_-]{1,64}(?:\/[a-z]+(?:\/[a-z-]+)?)?)?\/?$/;

/** The name of a built file holds the hash of what is in it. */
const FOR_EVER = "public, max-age=31536000, immutable";
const NO_SUCH_CALL = refuse("malformed", "The server has no such call.");

/** Serves the client's build with headers that let a page load nothing from elsewhere and be framed by nobody. */
export async function servePages(app: FastifyInstance, clientDir: string): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        // Positions of rows and carets are style attributes; no style element is ever written by a script.
        styleSrcAttr: ["'unsafe-inline'"],
        imgSrc: ["'self'", "data:"],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    // Over plain http it would be ignored, and behind TLS it is the proxy's to say.
    strictTransportSecurity: false,
    // The same as frame-ancestors says, for browsers that do not read that.
    frameguard: { action: "deny" },
    referrerPolicy: { policy: "no-referrer" },
    crossOriginEmbedderPolicy: false,
  });
  const hasPages = existsSync(clientDir);
  if (hasPages) {
    const assets = join(clientDir, "assets") + sep;
    await app.register(fastifyStatic, {
      root: clientDir,
      wildcard: true,
      // The build lays a `.gz` beside every text file.
      preCompressed: true,
      setHeaders: (reply, path) => {
        const isHashed = path.startsWith(assets);
        void reply.header("cache-control", isHashed ? FOR_EVER : "no-cache");
      },
    });
  }
  app.setNotFoundHandler((request, reply) => {
    const [path = "/"] = request.url.split("?");
    if (path.startsWith("/api/")) return reply.code(404).send({ refused: NO_SUCH_CALL });
    if (hasPages && isReading(request.method) && PAGE.test(path))
      return reply.sendFile("index.html");
    return reply.code(404).type("text/html; charset=utf-8").send(NOT_FOUND_PAGE);
  });
}

function isReading(method: string): boolean {
  return method === "GET" || method === "HEAD";
}
