// Command program asks the printed package what the registry says, and exits 1 if an answer is wrong.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"reflect"

	codes "example.com/infobipcodes"
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
	if wrong > 0 {
		os.Exit(1)
	}
}

func unknownCode() {
	code := codes.GeneralError(99999)
	info, known := code.Info()
	group, grouped := code.Group()
	permanent, stated := code.Permanent()

	expect("unknown name", "GeneralError(99999)", code.String())
	expect("unknown known", []bool{false, false, false, false}, []bool{code.Known(), known, grouped, stated})
	expect("unknown group", codes.GeneralErrorGroup(0), group)
	expect("unknown permanent", false, permanent)
	expect("unknown info", codes.ErrorInfo{ID: 99999, Name: "GeneralError(99999)", Kind: "error", Section: "general-error"}, info)
	expect("unknown alone", map[codes.GeneralError]int{99999: 1}[code], 1)
}

func knownCode() {
	info, known := codes.GeneralErrorECAbsentSubscriber.Info()
	permanent, stated := info.Permanent()
	group, _ := codes.GeneralErrorECAbsentSubscriber.Group()

	expect("27 known", true, known)
	expect("27 permanent", []bool{false, true}, []bool{permanent, stated})
	expect("27 group", codes.GeneralErrorGroupHandsetErrors, group)
	expect("27 texts", []bool{true, true}, []bool{info.Description != "", info.Action != ""})
	expect("27 deprecated", true, info.Deprecated == nil && info.DocsURL == "")
	permanent, stated = codes.MobileIdentityError(100).Permanent()
	expect("100 states nothing", []bool{false, false}, []bool{permanent, stated})
	expect("members", 26, len(codes.AllGeneralStatusCodes()))
}

func codeWithoutGroups() {
	info, known := codes.MobileIdentityError(1000).Info()
	_, grouped := info.Group()

	expect("no groups", []any{true, false, 0}, []any{known, grouped, len(info.Groups)})
}

func codeInTwoGroups() {
	info, _ := codes.GeneralError(4102).Info()
	names := []string{}
	for _, group := range info.Groups {
		names = append(names, group.Name)
	}

	expect("4102 groups", []string{"USER_ERRORS", "OPERATOR_ERRORS"}, names)
	expect("4102 in 3", 1, len(codes.FindError(4102).InGroup(3)))
	expect("4102 in 1", 0, len(codes.FindError(4102).InGroup(1)))
	expect("4102 in voice", 0, len(codes.FindError(4102).InSection("voice-error")))
	expect("4102 in general", 1, len(codes.FindError(4102).InSection("general-error")))
}

func aliasAndFormerNames() {
	info := codes.FindError(2053)[0]
	status, ok := codes.ParseGeneralStatus("rejected_destination")

	expect("2053", []string{"EC_BLACKLISTED_SENDERADDRESS", "EC_SOURCE_ADDRESS_BLACKLISTED"}, append([]string{info.Name}, info.Aliases...))
	expect("alias", codes.GeneralErrorECBlacklistedSenderaddress, codes.GeneralErrorECSourceAddressBlacklisted)
	expect("52", []any{codes.GeneralStatus(52), true}, []any{status, ok})
	former, _ := codes.GeneralStatus(14).Info()
	expect("14", []string{"REJECTED_DESTINATION"}, former.FormerNames)
	_, ok = codes.ParseGeneralStatus("NO_SUCH_NAME")
	expect("no such name", false, ok)
}

func kinds() {
	expect("27 is no status", 0, len(codes.FindStatus(27)))
	var _ codes.ErrorCode = codes.VoiceError(5002)
	var _ codes.StatusCode = codes.VoiceStatus(5002)
}

func groups() {
	group, ok := codes.ParseGeneralErrorGroup("Ok")
	expect("Ok", []any{codes.GeneralErrorGroupOK, true}, []any{group, ok})
	info, known := codes.GeneralErrorGroup(99).Info()
	expect("unknown group", []any{false, "GeneralErrorGroup(99)", ""}, []any{known, info.Name, info.WireName})
	wire, _ := codes.ParseEmailErrorGroup("user_errors")
	expect("wire name", int32(2), int32(wire))
}

func wire() {
	var payload struct{ ID codes.GeneralError }
	err := json.Unmarshal([]byte(`{"id": 99999}`), &payload)
	text, _ := json.Marshal(payload)

	expect("round trip", []any{nil, `{"ID":99999}`}, []any{err, string(text)})
}
