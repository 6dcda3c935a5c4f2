import { cellKey, WORKSHEET_CELLS } from "@crosstable/shared/documents/worksheet";
import { mustProposalId } from "@crosstable/shared/ids";
import type { DocumentName } from "@crosstable/shared/rooms";
import * as Y from "yjs";

import { someWords } from "./chance.ts";
import { Coverage } from "./coverage.ts";
import { clientFrame, openLightSocket, type Door, type LightSocket } from "./light-socket.ts";
import {
  ASK_FOR_ALL,
  NOTHING_NEW,
  replyMessage,
  RoomReader,
  updateMessage,
  type News,
  type Range,
} from "./read-frame.ts";
import type { Guest } from "./tables.ts";

export const WORKSHEET: DocumentName = { kind: "worksheet" };

const ASK_FRAME = clientFrame(ASK_FOR_ALL);
const NOTHING_NEW_FRAME = clientFrame(replyMessage(NOTHING_NEW));
const ROWS_AN_AUTHOR = 4;
const SHORTEST_CELL = 4;
const LONGEST_CELL = 60;
const AT = "2007-10-22T17:00:00.000Z";

/** One connection to a room. */
export interface Member {
  readonly socket: LightSocket;
  readonly coverage: Coverage;
  /** Updates of this connection that the server has called saved. */
  readonly acknowledged: number;
}

/** What somebody is going to type into their rows. */
interface Edits {
  readonly edits: number;
  readonly chance: () => number;
  /** Letters of the longest cell. */
  readonly longest?: number | undefined;
  readonly rows?: number;
}

/** Somebody who edits: their updates are made beforehand, so that making them costs nothing while it is measured. */
export class Author {
  readonly clientId: number;
  readonly member: Member;
  /** When each operation was sent, by its clock. */
  readonly sentMs: number[] = [];
  readonly #frames: Buffer[] = [];
  readonly #doc = new Y.Doc();

  constructor(clientId: number, member: Member) {
    this.clientId = clientId;
    this.member = member;
    this.#doc.clientID = clientId;
    this.#doc.on("update", (update: Uint8Array) =>
      this.#frames.push(clientFrame(updateMessage(update))),
    );
  }

  get sent(): number {
    return this.sentMs.length;
  }

  /** Makes so many edits more: one cell set anew is one operation. */
  prepare({ edits, chance, longest = LONGEST_CELL, rows = ROWS_AN_AUTHOR }: Edits): void {
    const cells = this.#doc.getMap(WORKSHEET_CELLS);
    for (let edit = 0; edit < edits; edit += 1) {
      const row = mustProposalId(`bench-${this.clientId}-${Math.floor(chance() * rows)}`);
      const letters = SHORTEST_CELL + Math.floor(chance() * (longest - SHORTEST_CELL));
      cells.set(cellKey(row, "remarks"), { value: someWords(chance, letters), at: AT });
    }
  }

  /** Sends the next edit. */
  edit(): void {
    const frame = this.#frames[this.sent];
    if (frame === undefined || !this.member.socket.isOpen) return;
    this.sentMs.push(performance.now());
    this.member.socket.send(frame);
  }
}

/** Told of every operation that has come to somebody else than its author. */
export type OnDelivered = (sentMs: number, nowMs: number) => void;

/** A document with people in it; counts who has received what. */
export class Room {
  readonly document: DocumentName;
  readonly members: Member[] = [];
  readonly authors: Author[] = [];
  onDelivered: OnDelivered = () => undefined;
  delivered = 0;
  readonly #byClient = new Map<number, Author>();
  readonly #reader = new RoomReader();

  constructor(document: DocumentName = WORKSHEET) {
    this.document = document;
  }

  /** Operations × the others, as far as they have been sent. */
  get expected(): number {
    const sent = this.authors.reduce((sum, author) => sum + author.sent, 0);
    return sent * (this.members.length - 1);
  }

  get duplicates(): number {
    return this.members.reduce((sum, { coverage }) => sum + coverage.duplicates, 0);
  }

  /** Connects somebody and waits until they have what there is. */
  async enter(guest: Guest): Promise<Member> {
    const member = await EnteredMember.enter(guest.door(this.document), {
      reader: this.#reader,
      onCovered: (by, covered) => this.#count(by, covered),
    });
    this.members.push(member);
    return member;
  }

  /** The same, as somebody who will write. */
  async enterToWrite(guest: Guest): Promise<Author> {
    const [clientId, member] = await Promise.all([
      guest.clientId(this.document),
      this.enter(guest),
    ]);
    const author = new Author(clientId, member);
    this.authors.push(author);
    this.#byClient.set(clientId, author);
    return author;
  }

  /** Everybody leaves. */
  close(): void {
    for (const { socket } of this.members) socket.close();
  }

  #count(member: Member, { client, clock, length }: Range): void {
    const author = this.#byClient.get(client);
    // An echo to its author is no delivery.
    if (author === undefined || author.member === member) return;
    const nowMs = performance.now();
    this.delivered += length;
    for (let at = clock; at < clock + length; at += 1)
      this.onDelivered(author.sentMs[at] ?? nowMs, nowMs);
  }
}

interface Counting {
  readonly reader: RoomReader;
  readonly onCovered: (by: Member, covered: Range) => void;
}

class EnteredMember implements Member {
  readonly coverage: Coverage;
  readonly #socket: { current?: LightSocket } = {};
  readonly #reader: RoomReader;
  #saved = 0;
  #replies = 0;
  #onReply: () => void = () => undefined;

  private constructor({ reader, onCovered }: Counting) {
    this.#reader = reader;
    this.coverage = new Coverage((covered) => onCovered(this, covered));
  }

  static async enter(door: Door, counting: Counting): Promise<EnteredMember> {
    const member = new EnteredMember(counting);
    const early: Buffer[] = [];
    const socket = await openLightSocket(door, (payload) => {
      if (member.#socket.current === undefined) early.push(payload);
      else member.#take(payload);
    });
    member.#socket.current = socket;
    const replied = new Promise<void>((resolve) => (member.#onReply = resolve));
    for (const payload of early) member.#take(payload);
    socket.send(ASK_FRAME);
    await replied;
    return member;
  }

  get socket(): LightSocket {
    const { current } = this.#socket;
    if (current === undefined) throw new Error("spoken to before it was connected");
    return current;
  }

  /** The replies to the server's own question are counted by the server too. */
  get acknowledged(): number {
    return Math.max(0, this.#saved - this.#replies);
  }

  #take(payload: Buffer): void {
    const { heard, ranges }: News = this.#reader.read(payload);
    switch (heard.kind) {
      case "asked":
        this.#replies += 1;
        this.socket.send(NOTHING_NEW_FRAME);
        break;
      case "news":
        this.coverage.take(ranges);
        if (heard.isReply) this.#onReply();
        break;
      case "saved":
        this.#saved = heard.count;
        break;
      case "slow-down":
      case "other":
        break;
    }
  }
}

const ENTERING_AT_ONCE = 16;

/** Does something with each, several at once. */
export async function forEachOf<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<unknown>,
): Promise<void> {
  const left = [...items];
  const worker = async (): Promise<void> => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: ENTERING_AT_ONCE }, worker));
}
