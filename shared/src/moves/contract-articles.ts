import * as z from "zod/mini";

import { MAX_ARTICLE_NUMBER_CHARS, MAX_PASS_TEXT_CHARS, MAX_TITLE_CHARS } from "../limits.ts";
import { canonicalHash } from "../record/canonical.ts";
import type { Stamp } from "../record/stamp.ts";
import type { SideMark } from "../sides.ts";
import { lookOf, oneLine } from "../text/one-line.ts";

/** One article of a contract as it is imported. Its text has the form of a pass: lines, clauses, rows of tables. */
export const article = z.strictObject({
  /** As people cite it, without the word "Article": "13.B". */
  number: oneLine(MAX_ARTICLE_NUMBER_CHARS),
  title: z.nullable(oneLine(MAX_TITLE_CHARS)),
  text: z.string().check(z.maxLength(MAX_PASS_TEXT_CHARS)),
});
export type Article = z.infer<typeof article>;

/** `all`: the import is the whole contract, and what it lacks no longer stands. `these`: it adds and replaces articles by number. */
export const importReplaces = z.enum(["all", "these"]);
export type ImportReplaces = z.infer<typeof importReplaces>;

/** One wording that an article had or has. The text is in the row of its import. */
export interface ArticleVersion {
  readonly hash: string;
  /** The row of the record that holds the text. */
  readonly importSeq: number;
  /** The row by which both sides had agreed to it, and when that was, RFC 3339 in UTC. */
  readonly agreedSeq: number;
  readonly agreedAt: string;
}

/** An article of the current contract. What proposals cite holds: a later import adds a version and removes nothing. */
export interface ContractArticle extends Article {
  /** Its place among the others, counted from 0 over everything that was ever imported. */
  readonly place: number;
  /** Oldest first; the last is the text that stands. Never empty. */
  readonly versions: readonly ArticleVersion[];
  /** The row by which the contract no longer has it; null while it stands. */
  readonly droppedSeq: number | null;
}

/** Articles that one side has put forward as the current contract. They bind nobody before the other side agrees. */
export interface ArticleOffer {
  /** What agreeing binds to; see `offerHash`. */
  readonly hash: string;
  readonly side: SideMark;
  readonly replaces: ImportReplaces;
  readonly count: number;
  /** Empty in a state that was read out of the matrix: the row of the record has them. */
  readonly articles: readonly Article[];
  readonly stamp: Stamp;
}

/**
 * The name under which an article is found: "Article 13", "art. 13." and "13" are one. It begins with a sign that no key of
 * JavaScript's own begins with.
 */
export function articleKey(number: string): string {
  return `§${lookOfArticle(number)}`;
}

/** What all spellings of one article's number have in common: "13" for "Article 13", "art. 13." and "13". */
export function lookOfArticle(number: string): string {
  const look = lookOf(number).replace(/^(?:article|art\b\.?)\s*/u, "");
  // From where such signs begin, or a number of dots alone would be looked through once for each.
  return look.replace(/(?<![\s.:])[\s.:]+$/u, "");
}

/** Whether a number names nothing: it has no sign that people can see. */
export function isNoNumber(number: string): boolean {
  return articleKey(number) === "§";
}

/** The hash to which agreeing binds: SHA-256 over the canonical JSON of the articles and of what they replace. */
export function offerHash(offer: {
  replaces: ImportReplaces;
  articles: readonly Article[];
}): string {
  const { replaces, articles } = offer;
  return canonicalHash({ replaces, articles });
}

/** The hash of one wording. */
export function articleHash({ number, title, text }: Article): string {
  return canonicalHash({ number, title, text });
}

/** Bytes that articles take in JSON and UTF-8, which is how they go over the wire and into the record. */
export function articleBytes(articles: Iterable<Article>): number {
  let bytes = 0;
  for (const { number, title, text } of articles)
    bytes += 40 + textBytes(number) + textBytes(title ?? "") + textBytes(text);
  return bytes;
}

function textBytes(text: string): number {
  let bytes = 0;
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0;
    if (code < 0x20) bytes += code === 0x0a || code === 0x09 || code === 0x0d ? 2 : 6;
    else if (code < 0x80) bytes += sign === '"' || sign === "\\" ? 2 : 1;
    else bytes += code < 0x8_00 ? 2 : code < 0x1_00_00 ? 3 : 4;
  }
  return bytes;
}
