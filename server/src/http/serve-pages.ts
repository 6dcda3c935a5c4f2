import { existsSync } from "node:fs";

import helmet from "@fastify/helmet";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";

const PAGE = /^\/(?:join|s\/[A-Za-z0-9_-]{1,64}(?:\/[a-z]+)?)?\/?$/;

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
    referrerPolicy: { policy: "no-referrer" },
    crossOriginEmbedderPolicy: false,
  });
  if (existsSync(clientDir)) {
    await app.register(fastifyStatic, {
      root: clientDir,
      wildcard: true,
      setHeaders: (reply, path) => {
        const isHashed = path.includes("/assets/");
        reply.header(
          "cache-control",
          isHashed ? "public, max-age=31536000, immutable" : "no-cache",
        );
      },
    });
  }
  app.setNotFoundHandler((request, reply) => {
    const [path = "/"] = request.url.split("?");
    if (request.method === "GET" && PAGE.test(path) && existsSync(clientDir))
      return reply.sendFile("index.html");
    return reply
      .code(404)
      .type("text/plain; charset=utf-8")
      .send("There is nothing here. Open your personal link, or ask the host for one.");
  });
}
