// Checks of the page's own scripts: `npm ci --prefix tests/view && npm run --prefix tests/view lint`.

const browser = ["document", "window", "location", "performance", "getComputedStyle", "requestAnimationFrame", "setTimeout",
  "clearTimeout", "URL", "URLSearchParams", "Blob", "Path2D", "ResizeObserver", "DOMParser", "CSS", "WebGLRenderingContext"];

export default [{
  files: ["**/*.js"],
  languageOptions: {
    ecmaVersion: 2023, sourceType: "module",
    globals: Object.fromEntries(browser.map((name) => [name, "readonly"])),
  },
  linterOptions: { reportUnusedDisableDirectives: "error" },
  rules: {
    "no-undef": "error", "no-unused-vars": "error", "no-shadow": "error", "no-var": "error", "prefer-const": "error",
    "eqeqeq": "error", "no-eval": "error", "no-implied-eval": "error", "no-new-func": "error", "no-redeclare": "error",
    "no-duplicate-imports": "error", "no-use-before-define": ["error", { functions: false, variables: false }],
    "no-control-regex": "error", "no-constant-condition": "error", "no-unreachable": "error", "no-fallthrough": "error",
    "max-lines": ["error", 300], "max-lines-per-function": ["error", { max: 60 }], "max-depth": ["error", 4], "complexity": ["error", 16],
    "no-restricted-properties": ["error", ...["innerHTML", "outerHTML", "insertAdjacentHTML"].map((property) => (
      { property, message: "Text of articles goes in as text." }))],
  },
}];
