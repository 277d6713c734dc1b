import { GeneralError, told } from "..";

export const text: string = told({ error: GeneralError.EC_ABSENT_SUBSCRIBER });
