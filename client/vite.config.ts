import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

import { compressBuild } from "./compress-build.ts";
import { pageParts } from "./page-parts.ts";
import { webSocketAlone } from "./web-socket-alone.ts";

/** Where `npm start` listens unless it is told otherwise. */
const SERVER = "http://127.0.0.1:4170";

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
          groups: [...pageParts(), { name: "rules", test: RULES, priority: 1 }],
        },
      },
    },
    // In one part, what every page begins with is the largest; the editor, which is fetched when notes are opened and never before, is the next.
    chunkSizeWarningLimit: 600,
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
