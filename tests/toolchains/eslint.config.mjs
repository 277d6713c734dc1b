// What is wrong with the scripts of the published reference, however they are laid out: that is prettier's.
const BROWSER = ["Blob", "URL", "URLSearchParams", "clearTimeout", "document", "history", "localStorage", "location", "matchMedia", "navigator", "self", "setTimeout"];
const ERRORS = [
  ...["array-callback-return", "consistent-return", "eqeqeq", "no-constant-condition", "no-dupe-keys", "no-eval", "no-fallthrough", "no-implied-eval"],
  ...["no-redeclare", "no-self-compare", "no-shadow", "no-undef", "no-unreachable", "no-unused-expressions", "no-unused-vars", "no-use-before-define"],
  ...["no-useless-escape", "no-var", "prefer-const", "require-await"],
];

export default [
  {
    languageOptions: { sourceType: "script", globals: Object.fromEntries([...BROWSER, "Search"].map((name) => [name, "readonly"])) },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: { ...Object.fromEntries(ERRORS.map((name) => [name, "error"])), "no-use-before-define": ["error", { functions: false, variables: false }] },
  },
];
