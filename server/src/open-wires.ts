import type { CloseReason } from "@crosstable/shared/close-codes";
import { galleryOf } from "@crosstable/shared/documents/may-follow";
import { LOOK_FOR_DUE_EVERY_MS } from "@crosstable/shared/limits";
import type { Seat } from "@crosstable/shared/roles";
import { DOCUMENT_NAMES, type DocumentAddress, type DocumentName } from "@crosstable/shared/rooms";

import { isAllowedOrigin } from "./access/origin.ts";
import type { Sessions } from "./access/sessions.ts";
import { openCommands, type Commands } from "./commands/open-commands.ts";
import type { SeatChange, SeatChanged } from "./commands/ports.ts";
import type { Warn } from "./log.ts";
import type { Meter } from "./meter.ts";
import { openEvents, type EventHouse } from "./socket/event-house.ts";
import type { Storage } from "./storage/storage.ts";
import type { RootShapes } from "./sync/guard/document-shape.ts";
import type { Budgets } from "./sync/person.ts";
import type { SyncHouse } from "./sync/ports.ts";
import type { stampPresence } from "./sync/stamp-presence.ts";
import { openSyncHouse } from "./sync/sync-house.ts";

export interface WiresOptions {
  readonly storage: Storage;
  readonly sessions: Sessions;
  readonly origins: readonly string[];
  readonly now: () => number;
  readonly steadyMs: () => number;
  readonly warn: Warn;
  readonly restored: boolean;
  readonly pingEveryMs?: number | undefined;
  readonly meter: Meter;
  readonly shapes?: RootShapes | undefined;
  readonly stamp?: typeof stampPresence | undefined;
  readonly budgets?: Budgets | undefined;
}

/** Both wires and the commands between them. */
export interface Wires {
  readonly sync: SyncHouse;
  readonly events: EventHouse;
  readonly commands: Commands;
  readonly seatChanged: SeatChanged;
  /** Tells everybody, stores what is waiting, closes every socket. */
  close(): Promise<void>;
}

/** On the document wire a seat that keeps other sessions comes back by itself; the one whose session ended finds it gone. */
const SYNC_CLOSE = {
  changed: "rightsChanged",
  "signed-out": "signedOut",
  "session-ended": "tryAgain",
  "stays-out": "observersStayOut",
  "other-gallery": "otherGallery",
} as const satisfies Record<SeatChange, string>;

/** Opens both wires. They tell what commands have done, and commands are asked over them, so each finds the others here. */
export function openWires(options: WiresOptions): Wires {
  const { storage, now, steadyMs, warn, meter } = options;
  // Asked only when somebody is connected, which is after all three are there.
  const later: { commands?: Commands; events?: EventHouse } = {};
  const commands = (): Commands => {
    if (later.commands === undefined) throw new Error("asked before the commands were there");
    return later.commands;
  };

  const sync = openSyncHouse({
    storage,
    warn,
    takesAnyAuthor: options.restored,
    monotonicMs: steadyMs,
    pingEveryMs: options.pingEveryMs,
    onUnreadable: ({ negotiation }) =>
      later.events?.announcer.tell({ to: "hosts", negotiation }, { fact: "host-changed" }),
    shapes: options.shapes,
    stamp: options.stamp,
    budgets: options.budgets,
    meter,
    keptOut: (seat, document) => keptOut(commands(), seat, document),
    isGuest: (seat, side) => commands().isGuest(seat, side),
    sideShort: (negotiation, side) => commands().stateOf(negotiation)?.sides[side].short ?? null,
  });
  sync.lookOver(everyDocument(storage));
  const events = openEventWire(options, commands);
  later.events = events;
  const seatChanged: SeatChanged = (seat, why) => {
    sync.closeSeat(seat, SYNC_CLOSE[why]);
    events.closeSeat(seat, why);
  };
  const { announcer, connected, whereabouts } = events;
  const documents = sync.serverDocuments;
  const told = { announcer, connected, whereabouts };
  later.commands = openCommands(storage, {
    ...told,
    documents,
    seatChanged,
    guestsChanged: () => sync.closeGuests(),
    now,
    steadyMs,
    warn,
  });
  const beat = setInterval(() => doDue(commands(), warn), LOOK_FOR_DUE_EVERY_MS);
  beat.unref();

  return {
    sync,
    events,
    commands: later.commands,
    seatChanged,
    close: async () => {
      clearInterval(beat);
      await events.close();
      await sync.close();
    },
  };
}

/** GROUND-7, GROUND-8: where the ground rules let an observer in, and nobody else is asked. */
function keptOut(commands: Commands, seat: Seat, document: DocumentName): CloseReason | null {
  if (seat.role !== "observer") return null;
  const state = commands.publishedOf(seat.negotiation);
  // Of talks whose record is damaged nobody knows whether observers were let in.
  if (state === undefined) return "unreadable";
  const gallery = galleryOf(seat, state.groundRules);
  if (gallery === null) return "observersStayOut";
  return document.kind === gallery ? null : "otherGallery";
}

/** Nobody asked, so there is no connection that a bug could end. */
function doDue(commands: Commands, warn: Warn): void {
  try {
    commands.lapse();
  } catch (error) {
    warn("lapse-bug", { error });
  }
  try {
    commands.showDue();
  } catch (error) {
    warn("later-gallery-bug", { error });
  }
}

function everyDocument({ record }: Storage): DocumentAddress[] {
  return record
    .negotiations()
    .flatMap((negotiation) => DOCUMENT_NAMES.map((document) => ({ negotiation, document })));
}

function openEventWire(options: WiresOptions, commands: () => Commands): EventHouse {
  const { storage, sessions, origins, now, steadyMs, warn, meter } = options;
  return openEvents({
    isAllowedOrigin: (request) => isAllowedOrigin(request.headers, origins),
    identify: (request, seat) => sessions.find(request.headers, seat),
    heldBy: (request) => sessions.held(request.headers).map(({ seat }) => seat.id),
    isStillSignedIn: (visitor) => sessions.isOpen(visitor),
    run: (asker, request) => commands().run(asker, request),
    stateOf: (negotiation) => commands().stateOf(negotiation),
    publishedOf: (negotiation) => commands().publishedOf(negotiation),
    supposalsOf: (negotiation) => commands().supposalsOf(negotiation),
    latestOf: (negotiation) => commands().latestOf(negotiation),
    seatsOf: (negotiation) => storage.seats.list(negotiation),
    now,
    steadyMs,
    warn,
    meter,
  });
}
