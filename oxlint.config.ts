import { defineConfig } from "oxlint";

const NO_CLOCK = "The rules know no clock: time comes in as an argument, from the server.";
const NO_CHANCE = "The rules know no chance: what is random comes in as an argument.";

const TESTS = ["**/*.test.ts", "**/*.test.tsx", "test/src/**"];

export default defineConfig({
  plugins: [
    "eslint",
    "typescript",
    "unicorn",
    "oxc",
    "import",
    "promise",
    "node",
    "react",
    "jsx-a11y",
    "vitest",
  ],
  jsPlugins: ["./lint/plugin.ts"],
  categories: { correctness: "error" },
  // Also in .gitignore, but a copy without git would lint ten thousand files of others.
  ignorePatterns: ["**/node_modules/**", "**/dist/**", ".cache/**"],
  options: {
    typeAware: true,
    denyWarnings: true,
    reportUnusedDisableDirectives: "error",
  },
  settings: { react: { version: "19.3" } },
  rules: {
    "house/arrows": "error",
    "house/suppressions-have-a-cause": "error",
    "house/no-drawers": "error",

    // A promise that nobody waits for is an edit that nobody saved.
    "typescript/no-floating-promises": ["error", { checkThenables: true }],
    "typescript/no-misused-promises": "error",
    "typescript/return-await": "error",
    "typescript/only-throw-error": "error",
    "typescript/prefer-promise-reject-errors": "error",
    "typescript/switch-exhaustiveness-check": [
      "error",
      { considerDefaultExhaustiveForUnions: true },
    ],

    "typescript/no-explicit-any": "error",
    "typescript/no-non-null-assertion": "error",
    "typescript/no-unnecessary-type-assertion": "error",
    "typescript/no-deprecated": "error",
    "typescript/consistent-type-imports": "error",
    "typescript/ban-ts-comment": ["error", { "ts-expect-error": "allow-with-description" }],

    "import/no-cycle": "error",
    "import/no-default-export": "error",
    "unicorn/filename-case": ["error", { case: "kebabCase" }],
    "node/no-process-env": "error",

    "max-lines": ["error", { max: 300, skipBlankLines: true, skipComments: true }],
    "max-lines-per-function": ["error", { max: 60, skipBlankLines: true, skipComments: true }],
    "max-params": ["error", { max: 3 }],
    "max-depth": ["error", { max: 3 }],

    eqeqeq: ["error", "always", { null: "ignore" }],
    "no-var": "error",
    "prefer-const": "error",
    "no-console": "error",
    "no-shadow": "off",
    "no-else-return": "error",
    "no-param-reassign": "error",
    "no-restricted-imports": [
      "error",
      {
        paths: [{ name: "zod", message: "Use zod/mini: the client carries it to every visitor." }],
      },
    ],

    "react/rules-of-hooks": "error",
    "react/exhaustive-deps": "error",
    "react/react-in-jsx-scope": "off",
    // These speak of what the React Compiler could not memoise; no compiler runs here, and the grid library is not made for it.
    "react/refs": "off",
    "react/immutability": "off",
    "react/purity": "off",
    "react/set-state-in-effect": "off",
    "react/incompatible-library": "off",

    // A virtualised ARIA grid is made of positioned boxes, not of table tags, and its keys are heard by the grid itself.
    "jsx-a11y/prefer-tag-over-role": "off",
    "jsx-a11y/no-static-element-interactions": "off",
    "jsx-a11y/no-noninteractive-element-interactions": "off",
    "jsx-a11y/no-noninteractive-element-to-interactive-role": "off",
    "jsx-a11y/click-events-have-key-events": "off",
    // A toolbar's one tab stop is the tool that is in turn, not the bar.
    "jsx-a11y/interactive-supports-focus": "off",
    // What scrolls has to be reachable by keyboard, even where nothing in it takes the focus.
    "jsx-a11y/no-noninteractive-tabindex": "off",
    // A dialog puts the focus into its first field, as the dialog pattern asks.
    "jsx-a11y/no-autofocus": "off",
    // Yjs texts have a toString of their own that their types do not tell of.
    "typescript/no-base-to-string": [
      "error",
      { ignoredTypeNames: ["YText", "Text", "Error", "RegExp", "URL", "URLSearchParams"] },
    ],
  },
  overrides: [
    {
      files: ["shared/src/**"],
      excludeFiles: ["**/*.test.ts"],
      rules: {
        "no-restricted-properties": [
          "error",
          { object: "Date", property: "now", message: NO_CLOCK },
          { object: "Math", property: "random", message: NO_CHANCE },
        ],
      },
    },
    { files: ["**/*.tsx"], rules: { "max-lines-per-function": "off" } },
    { files: TESTS, rules: { "max-lines-per-function": "off" } },
    { files: ["server/src/config.ts"], rules: { "node/no-process-env": "off" } },
    { files: ["server/src/log.ts", "test/src/bench/**"], rules: { "no-console": "off" } },
    { files: ["scripts/**", "test/src/bench/**"], rules: { "node/no-process-env": "off" } },
    {
      files: ["*.config.ts", "client/vite.config.ts", "lint/plugin.ts"],
      rules: { "import/no-default-export": "off" },
    },
    // A load driver takes an adapter by its default export.
    { files: ["test/src/bench/adapter.ts"], rules: { "import/no-default-export": "off" } },
    // React's lazy() takes a module by its default export.
    {
      files: ["client/src/screens/*/*-screen.tsx", "client/src/screens/caucus/notes-editor.tsx"],
      rules: { "import/no-default-export": "off" },
    },
  ],
});
