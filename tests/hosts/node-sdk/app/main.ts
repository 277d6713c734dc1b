import { GeneralError, told } from "..";
import { GeneralError as Packed, generalErrorInfo, isKnownGeneralError } from "../package";

export const texts: string[] = [told({ error: GeneralError.EC_ABSENT_SUBSCRIBER }), generalErrorInfo(Packed.EC_ABSENT_SUBSCRIBER).description];
export const known: boolean = isKnownGeneralError(99999);
