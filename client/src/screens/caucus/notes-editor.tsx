import { CAUCUS_NOTES } from "@crosstable/shared/documents/caucus";
import { proposalLabel } from "@crosstable/shared/moves/case-state";
import { seatInitials } from "@crosstable/shared/roles";
import { EditorContent, useEditor } from "@tiptap/react";
import { useEffect, useRef } from "react";

import { useMe } from "../../stores/me-store.ts";
import type { DocumentSession } from "../../sync/document-session.ts";
import { useMatrix } from "../../sync/use-matrix.ts";
import { keepCaretsApart } from "./notes-caret.ts";
import { notesExtensions } from "./notes-extensions.ts";
import type { MentionItem } from "./notes-suggestions.ts";
import { NotesToolbar } from "./notes-toolbar.tsx";

import "./notes.css";
import { SuggestionList } from "./suggestion-list.tsx";

/** The caucus notes, written by the whole side at once. Loaded only when somebody opens them. */
export default function NotesEditor({ session }: { session: DocumentSession }): React.ReactNode {
  const { seat, seats, sides } = useMe();
  const { rows } = useMatrix();
  const people: MentionItem[] = seats
    .filter((each) => each.side === seat.side)
    .map((each) => ({ id: each.seat, label: each.name }));
  const proposals: MentionItem[] = rows.map((row) => ({ id: row.id, label: proposalLabel(row) }));
  const offered = useRef({ people, proposals });
  offered.current = { people, proposals };
  const editor = useEditor(
    {
      injectCSS: false,
      editorProps: {
        attributes: {
          "aria-label": "Caucus notes",
          class: "notes-page",
          role: "textbox",
          "aria-multiline": "true",
        },
      },
      extensions: notesExtensions({
        fragment: session.doc.getXmlFragment(CAUCUS_NOTES),
        awareness: session.awareness,
        me: {
          seat: seat.seat,
          name: seat.name,
          initials: seatInitials(seat.name, seat.side === null ? null : sides[seat.side].short),
        },
        people: () => offered.current.people,
        proposals: () => offered.current.proposals,
      }),
    },
    [session],
  );
  const page = useRef<HTMLDivElement>(null);
  useEffect(
    () => (page.current === null ? undefined : keepCaretsApart(page.current, session.awareness)),
    [session],
  );
  return (
    <div className="notes" ref={page}>
      <NotesToolbar editor={editor} />
      <EditorContent editor={editor} className="notes-scroll" />
      <SuggestionList />
    </div>
  );
}
