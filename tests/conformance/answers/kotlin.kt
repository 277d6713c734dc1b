// Asks the printed package what the registry says, and exits 1 if an answer is wrong.

import infobipcodes.ChatError
import infobipcodes.Code
import infobipcodes.EmailErrorGroup
import infobipcodes.ErrorCode
import infobipcodes.GeneralError
import infobipcodes.GeneralErrorGroup
import infobipcodes.GeneralStatus
import infobipcodes.MobileIdentityError
import infobipcodes.StatusCode
import infobipcodes.VoiceError
import infobipcodes.VoiceStatus
import infobipcodes.findError
import infobipcodes.findErrorByName
import infobipcodes.findStatus
import infobipcodes.findStatusByName
import kotlin.system.exitProcess

private var wrong = 0

private fun expect(
    what: String,
    expected: Any?,
    actual: Any?,
) {
    if (expected != actual) {
        wrong++
        System.err.println("$what: expected $expected, got $actual")
    }
}

fun main() {
    unknownCode()
    knownCode()
    codeWithoutGroups()
    codeInTwoGroups()
    aliasAndFormerNames()
    kinds()
    groups()
    exitProcess(if (wrong > 0) 1 else 0)
}

private fun unknownCode() {
    val code = GeneralError(99999)

    expect("unknown name", listOf("GeneralError(99999)", "GeneralError(99999)"), listOf(code.name, "$code"))
    expect("unknown id", 99999, code.id)
    expect("unknown known", listOf(false, null), listOf(code.known, code.asKnown))
    expect("unknown place", listOf("error", "general-error"), listOf(code.kind, code.section))
    expect("unknown group", listOf<Any?>(null, true), listOf<Any?>(code.group, code.groups.isEmpty()))
    expect("unknown facts", listOf(null, "", null), listOf(code.permanent, code.description, code.action))
    expect("unknown names", listOf(emptyList<String>(), emptyList()), listOf(code.formerNames, code.aliases))
    expect("unknown equals", GeneralError(99999), code)
    expect("unknown boxed", setOf<Any>(GeneralError(99999)), setOf<Any>(code, GeneralError.of(99999)))
    expect("unknown hash", 99999, code.hashCode())
    expect("unknown in its section only", false, (code as ErrorCode).equals(VoiceError(99999)))
}

private fun knownCode() {
    val code = GeneralError(27)

    expect("27", GeneralError.EC_ABSENT_SUBSCRIBER, code)
    expect("27 facts", listOf(true, false, "EC_ABSENT_SUBSCRIBER"), listOf(code.known, code.permanent, code.name))
    expect("27 group", GeneralErrorGroup.HANDSET_ERRORS, code.group)
    expect("27 texts", listOf(true, true), listOf(code.description != "", code.action != null))
    expect("27 to switch over", GeneralError.Known.EC_ABSENT_SUBSCRIBER, code.asKnown)
    expect("27 as any code", listOf("error", "general-error", true), (code as Code).let { listOf(it.kind, it.section, it.known) })
    expect("5 is permanent", true, VoiceError(5002).permanent)
    expect("100 states nothing", null, MobileIdentityError(100).permanent)
    expect("members", true, GeneralStatus.entries.size >= 36)
    expect("in order", GeneralStatus.Known.entries.map { it.id }, GeneralStatus.entries.map { it.id })
    expect("the first", GeneralStatus.PENDING_WAITING_DELIVERY, GeneralStatus.entries.first())
}

private fun codeWithoutGroups() {
    val code: ErrorCode = MobileIdentityError(1000)

    expect("no groups", listOf(true, null, 0), listOf(code.known, code.group, code.groups.size))
}

private fun codeInTwoGroups() {
    val code: ErrorCode = GeneralError(4102)

    expect("4102 group", GeneralErrorGroup.USER_ERRORS, code.group)
    expect("4102 groups", listOf(GeneralErrorGroup.USER_ERRORS, GeneralErrorGroup.OPERATOR_ERRORS), code.groups)
    expect("4102 in 3", listOf(code), findError(4102, group = 3))
    expect("4102 in 1", emptyList<Any>(), findError(4102, group = 1))
    expect("4102 in voice", emptyList<Any>(), findError(4102, section = "voice-error"))
    expect("4102 in general", listOf(code), findError(4102, "general-error", 2))
}

private fun aliasAndFormerNames() {
    val found = findError(2053)

    expect("2053", listOf("EC_BLACKLISTED_SENDERADDRESS"), found.map { it.name })
    expect("2053 aliases", listOf("EC_SOURCE_ADDRESS_BLACKLISTED"), found.single().aliases)
    expect("alias", GeneralError.EC_BLACKLISTED_SENDERADDRESS, GeneralError.EC_SOURCE_ADDRESS_BLACKLISTED)
    expect("52", GeneralStatus(52), GeneralStatus.byName("rejected_destination"))
    expect("52 and 14", listOf(52, 14), findStatusByName("REJECTED_DESTINATION").map { it.id })
    expect("14", listOf("REJECTED_DESTINATION"), GeneralStatus(14).formerNames)
    expect("dotless i", null, GeneralStatus.byName("rejected_dest\u0131nation"))
    expect("long s", emptyList<Any>(), findStatusByName("rejected_de\u017ftination"))
    expect("no such name", null, GeneralStatus.byName("NO_SUCH_NAME"))
    expect(
        "EC_INTERNAL_ERROR",
        listOf<ErrorCode>(ChatError(7080), MobileIdentityError(1000)),
        findErrorByName("EC_INTERNAL_ERROR"),
    )
    expect("EC_INTERNAL_ERROR of chat", listOf(7080), findErrorByName("EC_INTERNAL_ERROR", section = "chat-error").map { it.id })
}

private fun kinds() {
    val error: ErrorCode = VoiceError(5002)
    val status: StatusCode = VoiceStatus(5002)

    expect("27 is no status", emptyList<Any>(), findStatus(27))
    expect("5002", listOf(error), findError(5002))
    expect("kinds", listOf("error", "status"), listOf(error.kind, status.kind))
    expect("no code of another section", false, error.equals(GeneralError(5002)))
}

private fun groups() {
    val unknown = GeneralErrorGroup(99)

    expect("Ok", GeneralErrorGroup.OK, GeneralErrorGroup.byName("Ok"))
    expect("wire name", EmailErrorGroup(2), EmailErrorGroup.byName("user_errors"))
    expect("Kelvin's K", null, GeneralErrorGroup.byName("O\u212a"))
    expect("no such group", null, EmailErrorGroup.byName("no such group"))
    expect("group", listOf(true, "HANDSET_ERRORS", "HANDSET_ERRORS"), GeneralErrorGroup(1).let { listOf(it.known, it.name, it.wireName) })
    expect("unknown group", listOf(false, "GeneralErrorGroup(99)", ""), listOf(unknown.known, "$unknown", unknown.wireName))
    expect("unknown group kept", listOf(99, GeneralErrorGroup(99), null), listOf(unknown.id, unknown, unknown.asKnown))
    expect("groups in order", GeneralErrorGroup.Known.entries.map { it.id }, GeneralErrorGroup.entries.map { it.id })
}
