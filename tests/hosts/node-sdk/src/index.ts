import { findError, GeneralError, generalErrorInfo, isKnownGeneralError, KnownGeneralError } from "./codes";

export { GeneralError, GeneralStatus } from "./codes";

const advice: { [error in KnownGeneralError]?: string } = { [GeneralError.EC_ABSENT_SUBSCRIBER]: "later" };

export interface Report {
  error: GeneralError;
}

export function told(report: Report): string {
  const info = generalErrorInfo(report.error);
  return `${info.name} ${info.group?.name} ${isKnownGeneralError(report.error) ? advice[report.error] : "new"}`;
}

export function named(id: number): string[] {
  return findError(id).map(({ name }) => name);
}
