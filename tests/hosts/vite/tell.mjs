// A page of one element, as far as the program asks for it.
import { readdirSync } from "node:fs";

const element = {};
globalThis.document = {
  querySelector: () => element,
  createElement: () => ({ relList: { supports: () => true } }),
  querySelectorAll: () => [],
};
globalThis.MutationObserver = class { observe() {} };
for (const file of readdirSync("dist/assets")) await import(`./dist/assets/${file}`);
console.log(element.textContent);
