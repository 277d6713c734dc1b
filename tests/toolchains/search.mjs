// Asks the search of a printed site, without a page: a folder as argument and a list of queries as JSON on standard input;
// for each the hits (kind, number, name, tier, why), what is not listed, and remarks, as JSON on standard output.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runInThisContext } from "node:vm";

globalThis.self = globalThis;
for (const file of ["codes.js", "search.js"]) runInThisContext(readFileSync(join(process.argv[2], file), "utf8"), file);
const engine = self.Search.open(self.REGISTRY);

function answer(query) {
  const { hits, unknown, remarks } = engine.find(query);
  return {
    hits: hits.map(({ code, tier, why }) => [code.kind.name, code.id, code.name, tier, why]),
    unknown: unknown.map(({ written, kinds }) => [
      written,
      kinds.map(({ kind, groups, below, above }) => [kind.name, groups.map((group) => group.name), below?.id ?? null, above?.id ?? null]),
    ]),
    remarks,
  };
}

process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(answer)));
