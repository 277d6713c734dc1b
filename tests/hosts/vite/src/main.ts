import { findError, generalErrorInfo, type GeneralError } from "./codes";

const numbers: GeneralError[] = JSON.parse("[27, 99999]");
const known = numbers.map((number) => {
  const info = generalErrorInfo(number);
  return `${info.name}: ${info.action ?? "nothing to do"}`;
});
const found = [5002, 99999].map((number) => findError(number)[0]?.name ?? "unknown");

document.querySelector("#app")!.textContent = [...known, ...found].join("\n");
