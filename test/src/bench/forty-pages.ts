import { chanceFrom } from "./chance.ts";

/** A contract of forty pages in what a pass is written in, and the same after some bargaining. */
export interface TwoTexts {
  readonly before: string;
  readonly after: string;
}

const PAGES = 40;
const WORDS_A_PAGE = 500;
const WORDS_A_CLAUSE = 45;
const CLAUSES_AN_ARTICLE = 12;
const WORDS =
  "company union employee rate week gross of the to shall pay work under this article any hour minimum credit period notice claim within days or for by".split(
    " ",
  );

export type Bargaining =
  | "a word in each tenth clause"
  | "most clauses"
  | "articles in another order"
  | "all anew";

/** The same seed and bargaining always give the same two texts. */
export function fortyPages(seed: number, bargaining: Bargaining): TwoTexts {
  const chance = chanceFrom(seed);
  const articles = Array.from(
    { length: Math.ceil((PAGES * WORDS_A_PAGE) / (WORDS_A_CLAUSE * CLAUSES_AN_ARTICLE)) },
    () => Array.from({ length: CLAUSES_AN_ARTICLE }, () => clause(chance, 4)),
  );
  return { before: written(articles), after: written(bargain(articles, bargaining, chance)) };
}

type Articles = readonly (readonly string[])[];

function bargain(articles: Articles, bargaining: Bargaining, chance: () => number): Articles {
  switch (bargaining) {
    case "a word in each tenth clause":
      return articles.map((all) =>
        all.map((one) => (chance() < 0.1 ? reworded(one, 0.03, chance) : one)),
      );
    case "most clauses":
      return articles.map((all) =>
        all.flatMap((one) => {
          const what = chance();
          if (what < 0.1) return [];
          if (what < 0.2) return [one, clause(chance, 4)];
          return [what < 0.8 ? reworded(one, 0.15, chance) : one];
        }),
      );
    case "articles in another order":
      return articles.toReversed().map((all) => all.map((one) => reworded(one, 0.02, chance)));
    case "all anew":
      return articles.map((all) => all.map(() => clause(chance, 5)));
  }
}

/** So many letters are added to a word of the list that most words of a text stand in few clauses, as in a real one. */
function someWord(chance: () => number, letters: number): string {
  const word = WORDS[Math.floor(chance() * WORDS.length)] ?? "";
  if (chance() < 0.6) return word;
  return word + Math.floor(chance() * 10 ** letters).toString(36);
}

function clause(chance: () => number, letters: number): string {
  const words = Array.from({ length: WORDS_A_CLAUSE }, (_, at) => {
    if (at % 15 === 14) return `${someWord(chance, letters)}.`;
    return chance() < 0.05 ? `$${Math.floor(chance() * 10_000) / 100}` : someWord(chance, letters);
  });
  return words.join(" ");
}

function reworded(words: string, share: number, chance: () => number): string {
  return words
    .split(" ")
    .map((word) => (chance() < share ? someWord(chance, 4) : word))
    .join(" ");
}

function written(articles: Articles): string {
  return articles
    .map((clauses, at) => {
      const numbered = clauses.map((words, place) => `${at + 1}.${place + 1} ${words}`);
      return [`# Article ${at + 1}`, ...numbered].join("\n");
    })
    .join("\n\n");
}
