import { MAX_IMPORT_XML_DEPTH, MAX_IMPORT_XML_NODES } from "@crosstable/shared/limits";
import { SaxesParser } from "saxes";

import { CannotRead } from "./found.ts";

/** One element, by its name without the prefix. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlNode[];
  text: string;
}

const DAMAGED =
  "This file is damaged: one of its parts cannot be read. Save it again in its program.";

/** Reads a part of a file. Strict: what is not well-formed, or wants to define entities, is refused. */
export function readXml(bytes: Uint8Array): XmlNode {
  const root: XmlNode = { name: "", attributes: new Map(), children: [], text: "" };
  const open = [root];
  let nodes = 0;
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw new CannotRead(DAMAGED, { cause: error });
  });
  parser.on("doctype", () => {
    throw new CannotRead(DAMAGED);
  });
  parser.on("opentag", ({ name, attributes }) => {
    nodes += 1;
    if (nodes > MAX_IMPORT_XML_NODES || open.length > MAX_IMPORT_XML_DEPTH)
      throw new CannotRead("This document is too large, or too deep, to be read in one piece.");
    const node: XmlNode = {
      name: withoutPrefix(name),
      attributes: new Map(
        Object.entries(attributes).map(([key, value]) => [withoutPrefix(key), value]),
      ),
      children: [],
      text: "",
    };
    open.at(-1)?.children.push(node);
    open.push(node);
  });
  parser.on("text", (text) => {
    const node = open.at(-1);
    if (node !== undefined) node.text += text;
  });
  parser.on("closetag", () => open.pop());
  parser.write(new TextDecoder().decode(bytes)).close();
  return root;
}

/** The first child of this name. */
export function childOf(node: XmlNode | undefined, name: string): XmlNode | undefined {
  return node?.children.find((each) => each.name === name);
}

/** The `val` of the first child of this name. */
export function valueOf(node: XmlNode | undefined, name: string): string | undefined {
  return childOf(node, name)?.attributes.get("val");
}

/** Every element of this name below the node, in order. */
export function* allOf(node: XmlNode, name: string): Generator<XmlNode> {
  for (const child of node.children) {
    if (child.name === name) yield child;
    yield* allOf(child, name);
  }
}

function withoutPrefix(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}
