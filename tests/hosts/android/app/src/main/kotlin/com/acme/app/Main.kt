package com.acme.app

import com.acme.app.codes.ErrorCode
import com.acme.app.codes.GeneralError
import com.acme.app.codes.GeneralStatus
import com.acme.app.codes.findError

fun advice(code: ErrorCode): String = if (code == GeneralError.EC_ABSENT_SUBSCRIBER) "later" else code.name

fun main() {
    println("${GeneralStatus(52).name} ${findError(27).map(::advice)} ${advice(GeneralError(99999))}")
}
