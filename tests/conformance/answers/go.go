// Command program asks the printed package what the registry says, and exits 1 if an answer is wrong.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"testing"

	codes "infobipcodes"
)

var wrong int

func expect(what string, expected, actual any) {
	if !reflect.DeepEqual(expected, actual) {
		wrong++
		fmt.Fprintf(os.Stderr, "%s: expected %v, got %v\n", what, expected, actual)
	}
}

func main() {
	unknownCode()
	knownCode()
	codeWithoutGroups()
	codeInTwoGroups()
	aliasAndFormerNames()
	kinds()
	groups()
	wire()
	nothingIsAllocated()
	if wrong > 0 {
		os.Exit(1)
	}
}

func unknownCode() {
	code := codes.GeneralError(99999)
	group, grouped := code.Group()
	permanent, stated := code.Permanent()

	expect("unknown name", "GeneralError(99999)", code.String())
	expect("unknown known", []bool{false, false, false}, []bool{code.Known(), grouped, stated})
	expect("unknown group", codes.GeneralErrorGroup(0), group)
	expect("unknown permanent", false, permanent)
	expect("unknown texts", []string{"", "", "general-error"}, []string{code.Description(), code.Action(), code.Section()})
	expect("unknown lists", 0, len(code.Groups())+len(code.FormerNames())+len(code.Aliases()))
	expect("unknown alone", map[codes.GeneralError]int{99999: 1}[code], 1)
}

func knownCode() {
	code := codes.GeneralErrorECAbsentSubscriber
	permanent, stated := code.Permanent()
	group, grouped := code.Group()

	expect("27 known", []bool{true, true}, []bool{code.Known(), grouped})
	expect("27 permanent", []bool{false, true}, []bool{permanent, stated})
	expect("27 group", codes.GeneralErrorGroupHandsetErrors, group)
	expect("27 groups", []codes.ErrorCodeGroup{codes.GeneralErrorGroupHandsetErrors}, code.Groups())
	expect("27 texts", []bool{true, true}, []bool{code.Description() != "", code.Action() != ""})
	expect("27 number", int32(27), code.ID())
	permanent, stated = codes.GeneralErrorECIllegalSubscriber.Permanent()
	expect("9 permanent", []bool{true, true}, []bool{permanent, stated})
	permanent, stated = codes.MobileIdentityError(100).Permanent()
	expect("100 states nothing", []bool{false, false}, []bool{permanent, stated})
	expect("members", true, len(codes.AllGeneralStatusCodes()) >= 36)
}

func codeWithoutGroups() {
	code := codes.MobileIdentityError(1000)

	expect("no groups", []any{true, 0}, []any{code.Known(), len(code.Groups())})
}

func codeInTwoGroups() {
	found := codes.FindError(4102)
	names := []string{}
	for _, group := range found[0].Groups() {
		names = append(names, group.String())
	}

	expect("4102", true, found[0] == codes.GeneralErrorECNotsubmittedtosmppchannel)
	expect("4102 groups", []string{"USER_ERRORS", "OPERATOR_ERRORS"}, names)
	expect("4102 in 3", 1, len(found.InGroup(3)))
	expect("4102 in 2", 1, len(found.InGroup(2)))
	expect("4102 in 1", 0, len(found.InGroup(1)))
	expect("4102 in voice", 0, len(found.InSection("voice-error")))
	expect("4102 in general", 1, len(found.InSection("general-error")))
}

func aliasAndFormerNames() {
	code := codes.FindError(2053)[0]
	status, ok := codes.ParseGeneralStatus("rejected_destination")

	expect("2053", []string{"EC_BLACKLISTED_SENDERADDRESS", "EC_SOURCE_ADDRESS_BLACKLISTED"}, append([]string{code.String()}, code.Aliases()...))
	expect("alias", codes.GeneralErrorECBlacklistedSenderaddress, codes.GeneralErrorECSourceAddressBlacklisted)
	expect("former name", codes.GeneralErrorECMessageCanceled, codes.GeneralErrorECCancelled)
	expect("52", []any{codes.GeneralStatus(52), true}, []any{status, ok})
	expect("14", []string{"REJECTED_DESTINATION"}, codes.GeneralStatus(14).FormerNames())
	_, ok = codes.ParseGeneralStatus("NO_SUCH_NAME")
	expect("no such name", false, ok)
}

func kinds() {
	var code codes.ErrorCode = codes.VoiceErrorECVoiceUserBusy
	var _ codes.StatusCode = codes.VoiceStatus(5002)

	expect("27 is no status", 0, len(codes.FindStatus(27)))
	expect("5002", true, codes.FindError(5002)[0] == code)
	expect("another section", false, codes.FindError(5002)[0] == codes.ErrorCode(codes.GeneralError(5002)))
	switch code := codes.FindError(5002)[0].(type) {
	case codes.VoiceError:
		expect("typed", codes.VoiceErrorECVoiceUserBusy, code)
	default:
		expect("typed", "VoiceError", fmt.Sprintf("%T", code))
	}
}

func groups() {
	group, ok := codes.ParseGeneralErrorGroup("Ok")
	expect("Ok", []any{codes.GeneralErrorGroupOK, true}, []any{group, ok})
	unknown := codes.GeneralErrorGroup(99)
	expect("unknown group", []any{false, "GeneralErrorGroup(99)", ""}, []any{unknown.Known(), unknown.String(), unknown.WireName()})
	wire, _ := codes.ParseEmailErrorGroup("user_errors")
	expect("wire name", int32(2), wire.ID())
	expect("title", true, wire.Known() && wire.Title() != "" && wire.Description() != "")
}

func wire() {
	var payload struct{ ID codes.GeneralError }
	err := json.Unmarshal([]byte(`{"id": 99999}`), &payload)
	text, _ := json.Marshal(payload)

	expect("round trip", []any{nil, `{"ID":99999}`}, []any{err, string(text)})
}

// What a loop over very many reports asks of each.
func nothingIsAllocated() {
	code, kept := codes.GeneralErrorECAbsentSubscriber, 0
	allocations := testing.AllocsPerRun(100, func() {
		group, grouped := code.Group()
		permanent, stated := code.Permanent()
		if grouped && stated && !permanent && group.Known() && code.Known() {
			kept += len(code.String()) + len(code.Description()) + len(code.Action()) + len(group.Title())
		}
	})

	expect("allocations", 0.0, allocations)
	expect("kept", true, kept > 0)
}
