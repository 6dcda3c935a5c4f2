import { existsSync, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { backup, DatabaseSync } from "node:sqlite";

import { readConfig } from "./config.ts";
import { DATABASE_FILE } from "./storage/sqlite-storage.ts";

/** All pages in one step: what is copied is the state of one moment, and the server goes on writing beside it. */
const ALL_PAGES = 2 ** 31 - 1;

function fail(words: string): never {
  process.stderr.write(`${words}\n`);
  process.exit(2);
}

const [, , folder] = process.argv;
if (folder === undefined) fail("Name a folder for the copy: npm run backup -- /media/stick/monday");
const source = join(readConfig().dataDir, DATABASE_FILE);
if (!existsSync(source)) fail(`There is no data at ${source}; DATA_DIR says where it is.`);
const copy = join(resolve(folder), DATABASE_FILE);
if (existsSync(copy)) fail(`${copy} is there already; a copy never takes the place of another.`);
mkdirSync(resolve(folder), { recursive: true, mode: 0o700 });
using database = new DatabaseSync(source, { readOnly: true });
await backup(database, copy, { rate: ALL_PAGES });
process.stdout.write(`Everything that was stored until now is in ${copy}\n`);
