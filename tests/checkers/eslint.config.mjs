/* How the scripts in overrides/assets/js are linted. Names that aren't there are found by TypeScript. */

import js from "@eslint/js";

export default [
  js.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "no-undef": "off", // TypeScript knows what a browser has
      "no-control-regex": "off", // texts from outside are cleaned of them
      "no-unused-vars": ["error", { ignoreRestSiblings: true }],
      "array-callback-return": "error",
      eqeqeq: "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-param-reassign": "error",
      "no-restricted-syntax": [
        "error",
        { selector: "ImportExpression", message: "One script is sent: import at the top." },
        { selector: "MetaProperty[meta.name='import']", message: "A classic script is sent." },
        { selector: "TemplateLiteral TemplateLiteral", message: "rjsmin takes spaces out of the inner one." },
      ],
      "no-unused-expressions": "error",
      "no-var": "error",
      "object-shorthand": "error",
      "one-var": ["error", "never"],
      "prefer-const": "error",
      "prefer-template": "error",
    },
  },
];
