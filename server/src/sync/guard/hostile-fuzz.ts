import * as Y from "yjs";

import { Chance } from "./chance.ts";
import { FUZZ_GROUNDS, type FuzzGround } from "./fuzz-grounds.ts";
import type { WrittenKind } from "./guard-on-trial.ts";
import { applyAsServer, harmOf, isSame, jsonOf, wrongShape } from "./harm.ts";
import { HonestPerson } from "./honest-person.ts";
import { HOSTILE, spoiled } from "./hostile-updates.ts";
import { judgeUpdate } from "./judge-update.ts";
import type { Verdict } from "./verdict.ts";

/** What a run of the fuzz has found. */
export interface FuzzResult {
  readonly tried: number;
  /** In each kind of document that clients write. */
  readonly taken: Readonly<Record<WrittenKind, number>>;
  /** What was harmed and by which bytes. Empty, or the guard has a hole. */
  readonly harm: readonly string[];
}

export interface FuzzOptions {
  readonly seed: number;
  readonly count: number;
}

function judge({ document }: FuzzGround, doc: Y.Doc, update: Uint8Array): Verdict {
  return judgeUpdate({ document, doc, update, isLeased: (client) => HOSTILE.has(client) });
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

/** Each update alone against the same small document of one of the kinds. */
function fuzz(
  { seed, count }: FuzzOptions,
  make: (
    chance: Chance,
    on: { ground: FuzzGround; doc: Y.Doc; honest: Uint8Array[] },
  ) => Uint8Array,
): FuzzResult {
  const chance = new Chance(seed);
  const tried = FUZZ_GROUNDS.map((ground) => {
    const doc = ground.open();
    const before = hex(Y.encodeStateAsUpdate(doc));
    return { ground, doc, before, honest: ground.honest(doc), meanwhile: ground.meanwhile(doc) };
  });
  const harm: string[] = [];
  const taken = { caucus: 0, worksheet: 0 };
  for (let index = 0; index < count; index += 1) {
    const on = chance.pick(tried);
    const { kind } = on.ground.document;
    const update = make(chance, on);
    const verdict = judge(on.ground, on.doc, update);
    if (verdict.verdict !== "accept") continue;
    taken[kind] += 1;
    const found = harmOf({ before: on.doc, honest: on.meanwhile, kind }, verdict.bytes);
    if (found !== null) harm.push(`#${index}, ${kind}: ${found}: ${hex(update)}`);
  }
  for (const { doc, before } of tried)
    if (hex(Y.encodeStateAsUpdate(doc)) !== before) harm.push("judging has changed the document");
  return { tried: count, taken, harm };
}

/** Good updates spoiled byte by byte. */
export function fuzzBytes(options: FuzzOptions): FuzzResult {
  return fuzz(options, (chance, { honest }) => spoiled(chance, chance.pick(honest)));
}

/** Well-formed forgeries. */
export function fuzzGrammar(options: FuzzOptions): FuzzResult {
  return fuzz(options, (chance, { ground, doc }) => ground.grown(chance, doc));
}

const PEOPLE = 3;
/** Hostile updates on one document, after which another is begun: the larger it gets the slower. */
const EPISODE = 400;
const LOOK_EVERY = 40;

/** Hostile updates one after the other on a document that people go on writing in (trust page, Y65). */
export function fuzzSequences({ seed, count }: FuzzOptions): FuzzResult {
  const chance = new Chance(seed);
  const harm: string[] = [];
  const taken = { caucus: 0, worksheet: 0 };
  for (let tried = 0; tried < count; tried += EPISODE) {
    const episode = new Episode(chance, chance.pick(FUZZ_GROUNDS));
    const found = episode.play(Math.min(EPISODE, count - tried));
    taken[episode.kind] += episode.taken;
    if (found !== null) harm.push(`after ${tried}: ${found}`);
  }
  return { tried: count, taken, harm };
}

/** One document with people in it and somebody hostile among them. */
class Episode {
  readonly #chance: Chance;
  readonly #people: HonestPerson[];
  /** What is on the disk. */
  readonly #log: Uint8Array[] = [];
  readonly #ground: FuzzGround;
  #doc: Y.Doc;
  taken = 0;

  constructor(chance: Chance, ground: FuzzGround) {
    this.#chance = chance;
    this.#ground = ground;
    this.#doc = ground.open();
    this.#log.push(Y.encodeStateAsUpdate(this.#doc));
    this.#people = Array.from({ length: PEOPLE }, (_, index) => {
      const person = new HonestPerson(chance, 100 + index, this.kind);
      person.hear(Y.encodeStateAsUpdate(this.#doc));
      person.readAll();
      return person;
    });
  }

  get kind(): WrittenKind {
    return this.#ground.document.kind;
  }

  play(count: number): string | null {
    for (let step = 1; step <= count; step += 1) {
      const found =
        this.#hostile() ?? this.#honest() ?? (step % LOOK_EVERY === 0 ? this.#look() : null);
      if (found !== null) return `step ${step}: ${found}`;
    }
    return this.#look();
  }

  #hostile(): string | null {
    const chance = this.#chance;
    const update = chance.once(3)
      ? spoiled(chance, chance.pick(this.#ground.honest(this.#doc)))
      : this.#ground.grown(chance, this.#doc);
    try {
      const verdict = judge(this.#ground, this.#doc, update);
      if (verdict.verdict === "accept") this.#take(verdict.bytes);
      return null;
    } catch (error) {
      return `thrown ${String(error)} by ${hex(update)}`;
    }
  }

  #take(bytes: Uint8Array): void {
    const sent = applyAsServer(this.#doc, bytes);
    if (sent === null) {
      this.#doc = this.#fromDisk();
      return;
    }
    this.taken += 1;
    this.#show(sent);
  }

  #show(sent: readonly Uint8Array[]): void {
    this.#log.push(...sent);
    for (const person of this.#people) for (const update of sent) person.hear(update);
  }

  #fromDisk(): Y.Doc {
    const doc = new Y.Doc();
    for (const update of this.#log) Y.applyUpdate(doc, update);
    return doc;
  }

  #honest(): string | null {
    const person = this.#chance.pick(this.#people);
    person.act();
    person.readSome();
    return this.#chance.once(2) ? this.#deliver(person) : null;
  }

  #deliver(person: HonestPerson): string | null {
    for (const update of person.send()) {
      const verdict = judgeUpdate({
        document: this.#ground.document,
        doc: this.#doc,
        update,
        isLeased: (client) => !HOSTILE.has(client),
      });
      if (verdict.verdict === "known") continue;
      if (verdict.verdict !== "accept")
        return `honest writing was answered with ${JSON.stringify(verdict)}`;
      const sent = applyAsServer(this.#doc, verdict.bytes);
      if (sent === null) return "honest writing lay crosswise";
      this.#show(sent);
    }
    return null;
  }

  /** Lets everybody read and write until it is quiet, and compares. */
  #look(): string | null {
    while (this.#people.some((person) => person.hasNews)) {
      for (const person of this.#people) {
        const found = this.#deliver(person);
        if (found !== null) return found;
      }
      for (const person of this.#people) person.readAll();
    }
    const { pendingStructs, pendingDs } = this.#doc.store;
    if (pendingStructs !== null || pendingDs !== null) return "pending";
    const onDisk = this.#fromDisk();
    if (!isSame(onDisk, this.#doc)) return "the disk knows other things than the memory";
    const expected = jsonOf(this.#doc, this.kind);
    if (jsonOf(onDisk, this.kind) !== expected) return "another document on the disk";
    if (this.#people.some((person) => person.json !== expected))
      return "people who see different documents";
    return wrongShape(this.#doc, this.kind);
  }
}
