import { findError, GeneralError, generalErrorInfo } from "./codes";

export function told(number: number): string {
  return findError(number)[0]?.name ?? "unknown";
}

export function lasting(error: GeneralError): boolean | null {
  return generalErrorInfo(error).permanent;
}

export { GeneralError };
