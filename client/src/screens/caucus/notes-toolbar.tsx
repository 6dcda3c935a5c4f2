import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import {
  Bold,
  Heading1,
  Heading2,
  Italic,
  List,
  ListChecks,
  ListOrdered,
  Quote,
  Redo2,
  Strikethrough,
  Table,
  Underline,
  Undo2,
} from "lucide-react";
import { useRef } from "react";

interface Tool {
  readonly name: string;
  readonly icon: typeof Bold;
  readonly isOn?: (editor: Editor) => boolean;
  readonly run: (editor: Editor) => void;
}

const TOOLS: readonly Tool[] = [
  { name: "Undo my last edit", icon: Undo2, run: (editor) => editor.commands.undo() },
  { name: "Redo", icon: Redo2, run: (editor) => editor.commands.redo() },
  {
    name: "Bold",
    icon: Bold,
    isOn: (editor) => editor.isActive("bold"),
    run: (editor) => editor.chain().focus().toggleBold().run(),
  },
  {
    name: "Italic",
    icon: Italic,
    isOn: (editor) => editor.isActive("italic"),
    run: (editor) => editor.chain().focus().toggleItalic().run(),
  },
  {
    name: "Underline",
    icon: Underline,
    isOn: (editor) => editor.isActive("underline"),
    run: (editor) => editor.chain().focus().toggleUnderline().run(),
  },
  {
    name: "Strike through",
    icon: Strikethrough,
    isOn: (editor) => editor.isActive("strike"),
    run: (editor) => editor.chain().focus().toggleStrike().run(),
  },
  {
    name: "Large heading",
    icon: Heading1,
    isOn: (editor) => editor.isActive("heading", { level: 1 }),
    run: (editor) => editor.chain().focus().toggleHeading({ level: 1 }).run(),
  },
  {
    name: "Heading",
    icon: Heading2,
    isOn: (editor) => editor.isActive("heading", { level: 2 }),
    run: (editor) => editor.chain().focus().toggleHeading({ level: 2 }).run(),
  },
  {
    name: "List",
    icon: List,
    isOn: (editor) => editor.isActive("bulletList"),
    run: (editor) => editor.chain().focus().toggleBulletList().run(),
  },
  {
    name: "Numbered list",
    icon: ListOrdered,
    isOn: (editor) => editor.isActive("orderedList"),
    run: (editor) => editor.chain().focus().toggleOrderedList().run(),
  },
  {
    name: "Tasks",
    icon: ListChecks,
    isOn: (editor) => editor.isActive("taskList"),
    run: (editor) => editor.chain().focus().toggleTaskList().run(),
  },
  {
    name: "Quotation",
    icon: Quote,
    isOn: (editor) => editor.isActive("blockquote"),
    run: (editor) => editor.chain().focus().toggleBlockquote().run(),
  },
  {
    name: "Table",
    icon: Table,
    run: (editor) =>
      editor.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
  },
];

/** The tools of the notes: one tab stop, arrows between them. */
export function NotesToolbar({ editor }: { editor: Editor }): React.ReactNode {
  const bar = useRef<HTMLDivElement>(null);
  const pressed = useEditorState({
    editor,
    selector: ({ editor: now }) => TOOLS.map((tool) => tool.isOn?.(now) ?? false).join(),
  });
  const states = pressed.split(",");
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    const buttons = [...(bar.current?.querySelectorAll("button") ?? [])];
    const at = buttons.findIndex((button) => button === document.activeElement);
    if (step === 0 || at === -1) return;
    event.preventDefault();
    buttons[(at + step + buttons.length) % buttons.length]?.focus();
  };
  return (
    <div
      className="notes-toolbar"
      role="toolbar"
      aria-label="Format"
      ref={bar}
      onKeyDown={onKeyDown}
    >
      {TOOLS.map(({ name, icon: Icon, isOn, run }, index) => (
        <button
          key={name}
          type="button"
          className="notes-tool"
          aria-label={name}
          title={name}
          tabIndex={index === 0 ? 0 : -1}
          {...(isOn === undefined ? {} : { "aria-pressed": states[index] === "true" })}
          onClick={() => run(editor)}
        >
          <Icon size={17} aria-hidden />
        </button>
      ))}
    </div>
  );
}
