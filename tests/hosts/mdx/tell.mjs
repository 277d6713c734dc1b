// Pages as Docusaurus and others read them: each is a program, whose braces and tags are obeyed.
import { readdirSync, readFileSync } from "node:fs";

import { evaluate } from "@mdx-js/mdx";

function jsx(type, { children }) {
  if (typeof type === "function") return type({ children });
  return type === "br" ? "\n" : [children].flat(9).join("");
}
const runtime = { Fragment: ({ children }) => jsx("", { children }), jsx, jsxs: jsx };

async function text(path) {
  const page = await evaluate(readFileSync(path, "utf-8"), { ...runtime, format: "mdx" });
  return page.default({});
}

for (const folder of ["docs/codes", "docs/shipped/markdown"]) {
  const pages = readdirSync(folder).filter((file) => file.endsWith(".md"));
  const texts = await Promise.all(pages.map((file) => text(`${folder}/${file}`)));
  console.log(texts.every((one) => one.length > 100) && pages.includes("by-number.md"));
}
const shown = await text("docs/codes/gate-error.md");
for (const word of ["What {the}", "import it", "import x", "Call {desk}", "export const"]) {
  console.log(shown.split("\n").find((line) => line.includes(word)));
}
