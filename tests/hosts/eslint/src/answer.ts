import {
  type ErrorCode,
  findError,
  GeneralError,
  GeneralErrorGroup,
  generalErrorInfo,
  type KnownGeneralErrorGroup,
} from "./codes/index.js";

export function told(error: GeneralError): string {
  switch (error) {
    case GeneralError.EC_ABSENT_SUBSCRIBER:
      return "later";
    case GeneralError.EC_MESSAGE_CANCELED:
      return "canceled";
    default:
      return generalErrorInfo(error).description;
  }
}

export function isOfThePhone(error: GeneralError): boolean {
  return generalErrorInfo(error).group?.id === GeneralErrorGroup.HANDSET_ERRORS;
}

export function words(group: KnownGeneralErrorGroup): string {
  const all: Record<KnownGeneralErrorGroup, string> = {
    [GeneralErrorGroup.OK]: "fine",
    [GeneralErrorGroup.HANDSET_ERRORS]: "the phone",
    [GeneralErrorGroup.USER_ERRORS]: "the person",
    [GeneralErrorGroup.OPERATOR_ERRORS]: "the operator",
  };
  return all[group];
}

export function first(error: ErrorCode): string | undefined {
  return findError(error)[0]?.name;
}
