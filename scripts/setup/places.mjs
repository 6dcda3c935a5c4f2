import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));
export const PACKAGES = ["shared", "server", "client", "test"];
