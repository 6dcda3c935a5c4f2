import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const SERVER = "http://127.0.0.1:4380";

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: "dist",
    emptyOutDir: true,
  },
  server: {
    port: 4381,
    proxy: {
      "/api": SERVER,
      "/sync": { target: SERVER, ws: true },
      "/socket.io": { target: SERVER, ws: true },
    },
  },
});
