import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

import { compressBuild } from "./compress-build.ts";
import { webSocketAlone } from "./web-socket-alone.ts";

/** Where `npm start` listens unless it is told otherwise. */
const SERVER = "http://127.0.0.1:4170";

/** What every room begins with: what the rules of the moves stand on, the stores, and what draws from them. */
const IN_EVERY_ROOM = new RegExp(
  [
    String.raw`shared/src/(?:sides|ids|roles|rooms|limits|refusals|close-codes)\.ts`,
    String.raw`shared/src/session/(?:expiration|ago|sign-in|zone-time)\.ts`,
    String.raw`shared/src/moves/(?:standing|cited-article|information-request)\.ts`,
    String.raw`shared/src/record/fingerprint\.ts`,
    String.raw`shared/src/documents/(?:worksheet|matrix|matrix-maps|gallery)\.ts`,
    String.raw`shared/src/events/(?:facts|replies)\.ts`,
    String.raw`client/src/components/(?:as-of-words|time-in-zone|split-sources)\.ts`,
    "client/src/stores/",
    "node_modules/(?:use-sync-external-store|zustand)/",
  ].join("|"),
);

/** The gallery tells the ground rules and makes no move. */
const GROUND_RULE_WORDS = /shared\/src\/moves\/ground-rule-words\.ts/;

/** The rules of the moves: every dialog of a move needs them, and the first picture of a room needs none. */
const RULES = /shared\/src\/moves\/move\.ts/;

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), webSocketAlone(), compressBuild()],
  resolve: {
    // React itself has had it for long; what stands in for it in older ones would be fetched with every room.
    alias: [{ find: /^use-sync-external-store\/shim(?:\/index\.js)?$/, replacement: "react" }],
  },
  build: {
    outDir: "dist",
    emptyOutDir: true,
    // The security policy takes files from this server alone, so nothing may stand in the page as data.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // In one part, because many small ones are larger together: each is compressed by itself.
        codeSplitting: {
          groups: [
            { name: "every-room", test: IN_EVERY_ROOM, priority: 3 },
            { name: "ground-rule-words", test: GROUND_RULE_WORDS, priority: 2 },
            { name: "rules", test: RULES, priority: 1 },
          ],
        },
      },
    },
    // The editor, which is fetched when notes are opened and never before, is the one chunk this large.
    chunkSizeWarningLimit: 560,
  },
  // So that what only some browsers need is a part of its own in a worker too.
  worker: { format: "es" },
  server: {
    port: 4171,
    // The server compares the Origin of both wires with the Host that it sees, so the Host is passed on as it is.
    proxy: {
      "/api": { target: SERVER, changeOrigin: false },
      "/sync": { target: SERVER, ws: true, changeOrigin: false },
      "/events": { target: SERVER, ws: true, changeOrigin: false },
    },
  },
});
