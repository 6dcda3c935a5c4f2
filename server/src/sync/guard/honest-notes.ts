import * as Y from "yjs";

import type { Chance } from "./chance.ts";

const MARKS = [
  { bold: {} },
  { bold: null },
  { italic: {} },
  { underline: {}, strike: {} },
  { link: { href: "https://example.org/a", target: "_blank", rel: null, class: null } },
  { link: null },
];

// No letter of two halves: no editor puts a caret between them, and where one is cut Yjs itself shows it differently here and there.
const LETTERS = ["a", "bc ", "üß", "\uFEFF"];

/** Letters put in or taken out where a caret could stand. */
export function typeInto(chance: Chance, text: Y.Text): void {
  if (text.length > 0 && chance.once(3)) {
    const at = chance.below(text.length);
    text.delete(at, 1 + chance.below(Math.min(5, text.length - at)));
  } else text.insert(chance.below(text.length + 1), chance.pick(LETTERS));
}

/** One act of an editor on the notes, in the structure that y-prosemirror makes of it. */
export function writeNotes(chance: Chance, notes: Y.XmlFragment): void {
  const text = someText(chance, notes);
  if (notes.length === 0 || text === null || chance.once(12)) {
    notes.insert(chance.below(notes.length + 1), [block(chance)]);
    return;
  }
  switch (chance.below(10)) {
    case 0:
    case 9:
      return notes.delete(chance.below(notes.length), 1);
    case 1:
    case 2:
      if (text.length > 1) text.format(0, chance.below(text.length), chance.pick(MARKS));
      return;
    case 3:
      return mention(chance, text);
    case 4:
      return breakLine(chance, text);
    case 5:
      return changeAttribute(chance, notes);
    case 6:
      return changeInside(chance, notes);
    default:
      return typeInto(chance, text);
  }
}

function element(name: string, children: (Y.XmlElement | Y.XmlText)[] = []): Y.XmlElement {
  const made = new Y.XmlElement(name);
  if (children.length > 0) made.insert(0, children);
  return made;
}

function line(words: string): Y.XmlElement {
  return element("paragraph", [new Y.XmlText(words)]);
}

function block(chance: Chance): Y.XmlElement {
  switch (chance.below(8)) {
    case 0: {
      const heading = element("heading", [new Y.XmlText("Heading")]);
      heading.setAttribute("level", (1 + chance.below(3)) as never);
      return heading;
    }
    case 1:
      return element("bulletList", [element("listItem", [line("first")])]);
    case 2: {
      const list = element("orderedList", [element("listItem", [line("one")])]);
      list.setAttribute("start", 1 as never);
      return list;
    }
    case 3:
      return element("taskList", [task("to do")]);
    case 4:
      return element("table", [row("tableHeader"), row("tableCell")]);
    case 5:
      return element("blockquote", [line("quoted")]);
    case 6:
      return element("horizontalRule");
    default:
      return line("note");
  }
}

function task(words: string): Y.XmlElement {
  const item = element("taskItem", [line(words)]);
  item.setAttribute("checked", false as never);
  return item;
}

function row(kind: "tableHeader" | "tableCell"): Y.XmlElement {
  const cells = ["a", "b"].map((words) => {
    const cell = element(kind, [line(words)]);
    cell.setAttribute("colspan", 1 as never);
    cell.setAttribute("rowspan", 1 as never);
    return cell;
  });
  return element("tableRow", cells);
}

/** Goes down at random until there is a text; null where it comes to a node without any. */
function someText(chance: Chance, notes: Y.XmlFragment): Y.XmlText | null {
  let at: Y.XmlFragment = notes;
  while (at.length > 0) {
    const child = at.get(chance.below(at.length));
    if (child instanceof Y.XmlText) return child;
    if (!(child instanceof Y.XmlElement)) return null;
    at = child;
  }
  return null;
}

/** A person or a proposal stands among the words as a node of its own, with a text after it to write on in. */
function mention(chance: Chance, text: Y.XmlText): void {
  const { parent } = text;
  if (!(parent instanceof Y.XmlElement)) return;
  const named = element("mention");
  named.setAttribute("id", "W-1");
  named.setAttribute("label", "Residuals");
  named.setAttribute("mentionSuggestionChar", chance.pick(["@", "#"]));
  parent.insert(parent.length, [
    named,
    chance.once(3) ? element("hardBreak") : new Y.XmlText(" after"),
  ]);
}

/** Enter: what stood right of the caret goes into a line of its own. */
function breakLine(chance: Chance, text: Y.XmlText): void {
  const { parent } = text;
  if (!(parent instanceof Y.XmlElement) || text.length < 2) return;
  const above = parent.parent;
  if (!(above instanceof Y.XmlFragment)) return;
  const at = 1 + chance.below(text.length - 1);
  const rest = text
    .toJSON()
    .replaceAll(/<[^>]*>/g, "")
    .slice(at);
  text.delete(at, text.length - at);
  const place = above.toArray().indexOf(parent) + 1;
  above.insert(place, [line(rest === "" ? "new" : rest)]);
}

function changeAttribute(chance: Chance, notes: Y.XmlFragment): void {
  const some = notes.get(chance.below(notes.length));
  if (!(some instanceof Y.XmlElement)) return;
  const inner = some.length > 0 ? some.get(chance.below(some.length)) : null;
  if (some.nodeName === "heading") some.setAttribute("level", (1 + chance.below(3)) as never);
  if (some.nodeName === "orderedList") some.setAttribute("start", chance.below(9) as never);
  if (!(inner instanceof Y.XmlElement)) return;
  if (inner.nodeName === "taskItem") inner.setAttribute("checked", chance.once(2) as never);
  if (inner.nodeName === "tableRow") {
    const cell = inner.length > 0 ? inner.get(0) : null;
    if (!(cell instanceof Y.XmlElement)) return;
    if (chance.once(3)) cell.removeAttribute("rowspan");
    else cell.setAttribute("colwidth", [120, 80 + chance.below(9)] as never);
  }
}

const LONG_NODES = ["bulletList", "orderedList", "taskList", "table"];

/** One item of a list or one row of a table more, or one less. */
function changeInside(chance: Chance, notes: Y.XmlFragment): void {
  const some = notes.get(chance.below(notes.length));
  if (!(some instanceof Y.XmlElement)) return;
  const place = chance.below(some.length + 1);
  if (place < some.length && LONG_NODES.includes(some.nodeName) && chance.once(2))
    return some.delete(place, 1);
  switch (some.nodeName) {
    case "bulletList":
    case "orderedList": {
      const nested = element("bulletList", [element("listItem", [line("below")])]);
      return some.insert(place, [element("listItem", [line("next"), nested])]);
    }
    case "taskList":
      return some.insert(place, [task("and then")]);
    case "table":
      return some.insert(place, [row("tableCell")]);
    default:
  }
}
