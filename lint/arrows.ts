// The arrows of ARCHITECTURE.md as the linter reads them: which room may look into which.
// A room is a folder or a file directly under a package's src; it always sees itself.
// A new room gets a row here, and a new arrow gets a reason in its commit.

const NOTHING: readonly string[] = [];

/** For the places that put the others together. Nobody may look into them. */
export const EVERYTHING = "everything";

type Arrows = Readonly<Record<string, readonly string[] | typeof EVERYTHING>>;

/** Package → the packages it may look into. Nobody looks into test. */
export const PACKAGES: Arrows = {
  shared: NOTHING,
  server: ["shared"],
  client: ["shared"],
  test: ["shared", "server", "client"],
};

const shared: Arrows = {
  text: ["limits"],
  redline: ["text", "limits"],
  sides: ["text"],
  limits: NOTHING,
  "document-limits": NOTHING,
  // What the server and a page both know of how Yjs puts writing in its place.
  writing: ["document-limits"],
  refusals: NOTHING,
  "close-codes": NOTHING,
  "sync-wire": NOTHING,
  ids: NOTHING,
  roles: ["ids", "sides"],
  rooms: ["ids", "sides"],
  session: ["ids", "sides", "roles", "limits", "refusals"],
  search: ["text", "ids", "sides", "roles", "record", "moves", "documents"],
  authority: ["text", "ids", "sides", "roles", "limits", "refusals", "record", "moves"],
  // These two see each other, because an entry of the record holds a move and a move reads
  // the stamp of an entry; their files still may not form a cycle.
  record: ["ids", "sides", "roles", "limits", "refusals", "session", "moves"],
  moves: ["text", "ids", "sides", "roles", "limits", "refusals", "session", "record"],
  documents: ["ids", "sides", "roles", "rooms", "limits", "session", "record", "moves"],
  // What leaves the house: a paper or a sheet as plain data, made of what the record and the documents say.
  papers: ["text", "sides", "ids", "roles", "session", "record", "moves", "documents", "authority"],
  // Whoever has a record can check it, with the same rules that made it.
  verify: ["ids", "moves", "record", "documents"],
  events: [
    "text",
    "ids",
    "sides",
    "roles",
    "rooms",
    "limits",
    "refusals",
    "session",
    "record",
    "moves",
    "documents",
    "authority",
  ],
};

const server: Arrows = {
  main: EVERYTHING,
  config: ["log"],
  // A program of its own, beside a server that runs.
  "back-up": ["config", "storage"],
  // The same: it checks a file and opens no house.
  verify: ["access"],
  log: NOTHING,
  // What is measured, as those who are measured see it; metrics makes figures of it.
  meter: NOTHING,
  metrics: ["meter", "storage"],
  readiness: ["storage"],
  // The whole house on one port. Tests open it too, so unlike main it has a door.
  house: [
    "open-wires",
    "access",
    "commands",
    "demo",
    "http",
    "papers",
    "storage",
    "log",
    "meter",
    "metrics",
    "readiness",
  ],
  "open-wires": ["access", "commands", "socket", "storage", "sync", "log", "meter"],
  access: ["log", "storage"],
  storage: ["log"],
  commands: ["access", "storage", "log"],
  // What comes on a connection before it is a message, counted for both wires.
  inbound: NOTHING,
  sync: ["access", "storage", "log", "meter", "helper-threads", "inbound"],
  // The pictures of the monitor are made there and handed out here.
  socket: ["access", "commands", "monitor", "log", "meter", "inbound"],
  // What is printed is handed in; a paper is made of nothing else.
  papers: ["log", "helper-threads"],
  http: ["papers", "access", "log", "meter"],
  monitor: ["log"],
  demo: ["access", "commands", "storage"],
};

const client: Arrows = {
  main: EVERYTHING,
  app: [
    "components",
    "stores",
    "sync",
    "socket",
    "heads",
    "commands",
    "checking",
    "moves",
    "papers",
    "screens",
  ],
  // A seat's mark or an age is the same everywhere, so the parts may read who is who and what time it is.
  components: ["stores"],
  stores: NOTHING,
  sync: ["stores"],
  socket: ["stores"],
  // This device's keys, and what they sign.
  signing: ["socket"],
  // The heads that this device has seen, and whether the server's record has them.
  heads: ["socket"],
  commands: ["stores", "socket", "signing", "heads"],
  // The whole record, checked beside the page.
  checking: ["stores", "commands", "signing", "heads", "sync"],
  // The dialogs of the moves, opened from the table as well as from the caucus.
  moves: ["components", "stores", "sync", "commands", "signing", "redline"],
  // What comes in from files and the clipboard: read, checked and taken, for the contract as for a caucus.
  imports: ["components", "stores", "sync", "commands", "moves"],
  // What is written as DOCX, from plain data alone: it runs beside the page.
  docx: NOTHING,
  // The files that a person takes away, opened from the table as well as from the record.
  papers: ["components", "stores", "sync", "commands", "docx", "heads"],
  // What a text has become, as the panel of a proposal shows it as well as the last look before a pass.
  redline: ["components", "stores", "sync", "commands", "papers", "docx"],
  screens: [
    "components",
    "stores",
    "sync",
    "socket",
    "commands",
    "checking",
    "moves",
    "imports",
    "papers",
    "redline",
    "signing",
    "heads",
  ],
};

/** Package → room → the rooms of that package it may look into. */
export const ROOMS: Readonly<Record<string, Arrows>> = { shared, server, client };
