import { type ErrorInfo, findError, GeneralError, generalErrorInfo } from "./codes/index.ts";

function told(id: number): string {
  const info: ErrorInfo = generalErrorInfo(JSON.parse(String(id)));
  return `${info.name} ${info.retry} ${info.id === GeneralError.EC_ABSENT_SUBSCRIBER}`;
}

console.log(told(27), told(99999), findError(5002)[0]?.name);
