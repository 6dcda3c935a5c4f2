// The rules of this house that no linter brings along.

import { basename } from "node:path";

import { closedDoor } from "./door.ts";

interface Located {
  readonly type: string;
}

interface WithSource extends Located {
  readonly source: { readonly type: string; readonly value?: unknown } | null;
}

interface Comment extends Located {
  readonly value: string;
}

interface Context {
  readonly filename: string;
  readonly sourceCode: { getAllComments(): Comment[] };
  report(problem: { node: Located; message: string }): void;
}

const arrows = {
  create(context: Context) {
    const check = (node: WithSource) => {
      const specifier = node.source?.value;
      if (typeof specifier !== "string") return;
      const message = closedDoor(context.filename, specifier);
      if (message !== undefined) context.report({ node, message });
    };
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
      TSImportType: check,
    };
  },
};

const SUPPRESSION = /(?:oxlint|eslint)-disable|@ts-(?:expect-error|ignore|nocheck)|oxfmt-ignore/;
const CAUSE = /\bbecause \S+/;

const suppressionsHaveACause = {
  create(context: Context) {
    return {
      Program() {
        for (const comment of context.sourceCode.getAllComments()) {
          if (!SUPPRESSION.test(comment.value) || CAUSE.test(comment.value)) continue;
          context.report({
            node: comment,
            message: 'Say why in the same comment: "… -- because <cause>".',
          });
        }
      },
    };
  },
};

const DRAWER = /^(?:utils?|helpers?|common|misc|types|index|shared|lib)\.tsx?$/;

const noDrawers = {
  create(context: Context) {
    return {
      Program(node: Located) {
        const name = basename(context.filename);
        if (!DRAWER.test(name)) return;
        context.report({
          node,
          message: `"${name}" says nothing about what is in it. Name the file after the one thing it holds.`,
        });
      },
    };
  },
};

export default {
  meta: { name: "house" },
  rules: { arrows, "suppressions-have-a-cause": suppressionsHaveACause, "no-drawers": noDrawers },
};
