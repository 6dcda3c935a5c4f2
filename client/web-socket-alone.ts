import type { Plugin } from "vite";

const ALL_TRANSPORTS = "./transports/index.js";
const IN_ENGINE = /engine\.io-client[\\/]build[\\/]esm[\\/][\w.-]+\.js$/;
const ID = "\0web-socket-alone";

/**
 * The event wire is a WebSocket on both ends (`transports` in client/src/socket/event-session.ts). The library has its other ways to
 * connect in every build all the same, and the first load of a room would carry them.
 */
export function webSocketAlone(): Plugin {
  return {
    name: "web-socket-alone",
    apply: "build",
    enforce: "pre",
    resolveId(source, importer) {
      const isAsked =
        source === ALL_TRANSPORTS && importer !== undefined && IN_ENGINE.test(importer);
      return isAsked ? `${ID}?${importer}` : null;
    },
    load(id) {
      if (!id.startsWith(ID)) return null;
      const importer = id.slice(ID.length + 1);
      const transport = importer.replace(/[\w.-]+\.js$/, "transports/websocket.js");
      return `import { WS } from ${JSON.stringify(transport)};
export const transports = { websocket: WS };`;
    },
  };
}
