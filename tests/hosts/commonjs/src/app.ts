import { ErrorCode, findError, GeneralError, generalErrorByName, isKnownGeneralError, KnownGeneralError } from "./codes";

export const names: Partial<Record<KnownGeneralError, string>> = { [GeneralError.EC_ABSENT_SUBSCRIBER]: "absent" };

export function told(error: GeneralError): string {
  return isKnownGeneralError(error) ? (names[error] ?? "known") : "new";
}

export function first(error: ErrorCode): string | undefined {
  return findError(error)[0]?.name;
}

export const canceled = generalErrorByName("ec_cancelled")?.id;
