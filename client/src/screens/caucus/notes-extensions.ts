import { mayLinkTo } from "@crosstable/shared/documents/notes-schema";
import type { Extensions } from "@tiptap/core";
import { Collaboration } from "@tiptap/extension-collaboration";
import { CollaborationCaret } from "@tiptap/extension-collaboration-caret";
import { TaskItem, TaskList } from "@tiptap/extension-list";
import { Mention } from "@tiptap/extension-mention";
import { TableKit } from "@tiptap/extension-table";
import { StarterKit } from "@tiptap/starter-kit";
import type { Awareness } from "y-protocols/awareness";
import type * as Y from "yjs";

import { drawCaret, type CaretUser } from "./notes-caret.ts";
import { suggest, type MentionItem } from "./notes-suggestions.ts";

export interface NotesSources {
  readonly fragment: Y.XmlFragment;
  readonly awareness: Awareness;
  readonly me: CaretUser;
  readonly people: () => readonly MentionItem[];
  readonly proposals: () => readonly MentionItem[];
}

/**
 * The editor's parts. They make exactly the nodes and marks of shared/documents/notes-schema.ts; undo is Yjs's own, so
 * that nobody takes back another's words.
 */
export function notesExtensions(sources: NotesSources): Extensions {
  return [
    StarterKit.configure({
      undoRedo: false,
      code: false,
      codeBlock: false,
      heading: { levels: [1, 2, 3] },
      link: {
        openOnClick: false,
        autolink: false,
        protocols: ["https", "mailto"],
        isAllowedUri: (href) => mayLinkTo(href),
      },
    }),
    TaskList,
    TaskItem.configure({ nested: true }),
    TableKit.configure({ table: { resizable: false } }),
    Mention.configure({
      HTMLAttributes: { class: "notes-mention" },
      suggestions: [suggest("@", sources.people), suggest("#", sources.proposals)],
    }),
    Collaboration.configure({ fragment: sources.fragment }),
    CollaborationCaret.configure({
      provider: { awareness: sources.awareness },
      user: { ...sources.me },
      render: (user) => drawCaret(sources.awareness, user as Partial<CaretUser>),
    }),
  ];
}
