import { findError, GeneralError, generalErrorName, type ErrorCode } from "./codes/index.js";

const code: ErrorCode = JSON.parse("27");
console.log(code === GeneralError.EC_ABSENT_SUBSCRIBER, findError(code)[0]?.name, generalErrorName(JSON.parse("99999")));
