import { client } from "./client/client.gen";
import { getReport } from "./client/sdk.gen";
import type { OpenapiGeneralError } from "./client/types.gen";
import type { components } from "./schema";

type Report = components["schemas"]["Report"];

// Each of the two takes numbers that the document does not list.
const newer: OpenapiGeneralError & components["schemas"]["GeneralError"] = 99999;
const known: components["schemas"]["KnownGeneralError"] = 27;
// @ts-expect-error This one lists what is known.
const unknown: components["schemas"]["KnownGeneralError"] = 99999;

export async function told(baseUrl: string): Promise<Report | undefined> {
  client.setConfig({ baseUrl });
  const { data } = await getReport({ path: { id: "1" }, query: { error: newer } });
  const report: Report | undefined = data;
  return report;
}

export { known, unknown };
