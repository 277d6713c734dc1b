# frozen_string_literal: true

# Asks the printed gem what the registry says, and fails if an answer is wrong.

require "json"
require "yaml"

WARNINGS = []

def Warning.warn(message, category: nil)
  # That there are Ractors is experimental.
  WARNINGS << message unless category == :experimental
end

require "infobip_codes"

include InfobipCodes

WRONG = []

def expect(what, expected, actual)
  WRONG << "#{what}: expected #{expected.inspect}, got #{actual.inspect}" unless expected == actual
end

def refused(what, error)
  yield
  WRONG << "#{what}: not refused"
rescue error
  nil
end

def ids(codes)
  codes.map { |code| [code.section, code.id] }
end

# An unknown code is kept, and every fact of it is empty.
code = GeneralError[99_999]
expect "unknown", "GeneralError(99999)", code.name
expect "unknown as text", "GeneralError(99999)", "#{code}"
expect "unknown for people", "#<InfobipCodes::GeneralError 99999>", code.inspect
expect "unknown facts",
       { id: 99_999, name: "GeneralError(99999)", description: "", known: false, kind: "error", section: "general-error",
         group: nil, groups: [], permanent: nil, action: nil, former_names: [], aliases: [] },
       code.to_h.slice(*%i[id name description known kind section group groups permanent action former_names aliases])
expect "unknown known?", false, code.known?
expect "is it known", [false, true, false, true, false, false],
       [99_999, 27, code, GeneralError[27], GeneralStatus[2], "27"].map { |any| GeneralError.known?(any) }
[0, -1, 2**31 - 1, -2**31, 2**70].each do |id|
  expect "kept", [id, "PushStatus(#{id})"], [PushStatus[id].id, PushStatus[id].to_s]
end

# An unknown group likewise.
group = GeneralError::Group[99]
expect "unknown group", [false, 99, "GeneralError::Group(99)", "", "", ""],
       [group.known?, group.to_i, group.name, group.title, group.wire_name, group.description]

# A known code.
code = GeneralError[27]
expect "27 is its constant", true, code.equal?(GeneralError::EC_ABSENT_SUBSCRIBER)
expect "27", [27, "EC_ABSENT_SUBSCRIBER", "error", "general-error", false, true],
       [code.id, code.name, code.kind, code.section, code.permanent, code.known?]
expect "27 for people", "#<InfobipCodes::GeneralError 27 EC_ABSENT_SUBSCRIBER>", code.inspect
expect "27 group", GeneralError::Group::HANDSET_ERRORS, code.group
expect "27 groups", [GeneralError::Group::HANDSET_ERRORS], code.groups
expect "27 texts", [true, true], [code.description.start_with?("The phone could not"), !code.action.empty?]
expect "27 rest", [[], []], [code.former_names, code.aliases]
expect "100 states nothing", nil, MobileIdentityError[100].permanent
expect "no status states anything", false, GeneralStatus[2].respond_to?(:permanent)
expect "kind and section of the class", %w[error general-error], [GeneralError.kind, GeneralError.section]
expect "sections", %w[general-status voice-status], STATUS_SECTIONS.map(&:section).first(2)

# It equals its integer and is hashed as one; as a key it is of its class.
expect "equal", [true, true, true, true], [code == 27, 27 == code, code == GeneralError[27], [1, 27].include?(code)]
expect "unequal", [false] * 5, [code == 28, code == 27.0, code == "27", code == VoiceError[27], code == nil]
expect "hash", [27.hash, true, false], [code.hash, code.eql?(GeneralError[27]), code.eql?(27)]
expect "key", [1, nil], { GeneralError[99_999] => 1 }.values_at(GeneralError[99_999], GeneralStatus[99_999])
expect "order", [1, -1, 0, nil, nil], [code <=> 1, code <=> GeneralError[28], code <=> 27, code <=> GeneralStatus[1], code <=> "1"]
expect "sorted", [1, 5, 27], [code, GeneralError[1], GeneralError[5]].sort.map(&:to_i)

asked = case code
        when GeneralError::NO_ERROR then "none"
        when GeneralError::EC_ABSENT_SUBSCRIBER then "absent"
        end
expect "case of a code", "absent", asked
expect "case of an integer", true, GeneralError::EC_ABSENT_SUBSCRIBER === 27
matched = case code
          in ErrorCode[permanent: false, group: { name: "HANDSET_ERRORS" => name }] then name
          end
expect "pattern", "HANDSET_ERRORS", matched
expect "pattern asks for few", { id: 27 }, code.deconstruct_keys([:id])

# All are what is known, in the registry's order; the class itself is no collection.
expect "members", [true, true], [GeneralStatus.all.size >= 36, GeneralStatus.all.uniq.size == GeneralStatus.all.size]
expect "first", [3, 7], GeneralStatus.all.first(2).map(&:id)
expect "frozen", true, GeneralStatus.all.frozen? && GeneralStatus::Group.all.frozen?
expect "as any class", [true, false], [GeneralStatus.include?(Comparable), GeneralStatus.singleton_class.include?(Enumerable)]
expect "no query of a collection", [], %i[each map find first sum min count size].select { |name| GeneralStatus.respond_to?(name) }

# Fetch.
expect "fetch", [code, 0], [GeneralError.fetch(27), GeneralError.fetch(99_999) { 0 }]
refused("fetch of an unknown code", KeyError) { GeneralError.fetch(99_999) }
begin
  GeneralError.fetch(99_999)
rescue KeyError => e
  expect "what is missing", [GeneralError, 99_999, "InfobipCodes::GeneralError lists no 99999"], [e.receiver, e.key, e.message]
end

# A section without groups.
code = MobileIdentityError[1000]
expect "no group", ["EC_INTERNAL_ERROR", nil, []], [code.name, code.group, code.groups]

# One code in two groups.
code = GeneralError[4102]
expect "4102", 1, GeneralError.all.count { |any| any.id == 4102 }
expect "4102 group", GeneralError::Group::USER_ERRORS, code.group
expect "4102 groups", %w[USER_ERRORS OPERATOR_ERRORS], code.groups.map(&:name)
expect "4102 found", [0, 1, 1], [1, 2, 3].map { |number| InfobipCodes.find_error(4102, group: number).size }
expect "4102 by group", [code], InfobipCodes.find_error(4102, group: GeneralError::Group::OPERATOR_ERRORS)
expect "4102 by another's group", [], InfobipCodes.find_error(4102, group: VoiceError::Group[3])
expect "4102 by class", [1, 0], [GeneralError, VoiceError].map { |type| InfobipCodes.find_error(4102, section: type).size }
expect "4102 by section", [1, 0, 0], %w[general-error voice-error none].map { |name| InfobipCodes.find_error(4102, section: name).size }

# Aliases and former names.
found = InfobipCodes.find_error(2053)
expect "2053", ["EC_BLACKLISTED_SENDERADDRESS", %w[EC_SOURCE_ADDRESS_BLACKLISTED]], [found.first.name, found.first.aliases]
expect "2053 once", 1, found.size
expect "alias", true, GeneralError::EC_SOURCE_ADDRESS_BLACKLISTED.equal?(GeneralError::EC_BLACKLISTED_SENDERADDRESS)
expect "alias by name", GeneralError[2053], GeneralError.by_name("ec_source_address_blacklisted")
expect "rejected_destination", 52, GeneralStatus.by_name("rejected_destination").id
expect "all of them", [52, 14], InfobipCodes.find_status_by_name("Rejected_Destination", section: GeneralStatus).map(&:id)
expect "14", %w[REJECTED_DESTINATION], GeneralStatus[14].former_names
expect "a symbol", 52, GeneralStatus.by_name(:REJECTED_DESTINATION).id
expect "former constant", GeneralError::EC_MESSAGE_CANCELED, GeneralError::EC_CANCELLED
expect "it warns", [1, true], [WARNINGS.size, WARNINGS.join.include?("constant InfobipCodes::GeneralError::EC_CANCELLED is deprecated")]
expect "a name that 14 once had", 52, GeneralStatus::REJECTED_DESTINATION.id

# Across sections.
expect "REJECTED_DESTINATION", [52, 14], InfobipCodes.find_status_by_name("REJECTED_DESTINATION").map(&:id)
expect "EC_INTERNAL_ERROR", [["chat-error", 7080], ["mobile-identity-error", 1000]], ids(InfobipCodes.find_error_by_name("EC_INTERNAL_ERROR"))
expect "narrowed", [1000], InfobipCodes.find_error_by_name("ec_internal_error", section: "mobile-identity-error").map(&:id)
expect "narrowed by group", [], InfobipCodes.find_error_by_name("ec_internal_error", section: "mobile-identity-error", group: 1)
expect "5002", [["voice-error", 5002]], ids(InfobipCodes.find_error(5002))
expect "27 is no status", [], InfobipCodes.find_status(27)
expect "99999", [], InfobipCodes.find_error(99_999)

# What is no number has no answer; what is no name either. Nothing raises.
[nil, true, false, "27", 27.0, 27r, :"27", GeneralError[27], GeneralStatus[12], Comparable, Object.new].each do |other|
  expect "no number", [[], []], [InfobipCodes.find_error(other), InfobipCodes.find_status(other)]
  expect "no group", [], InfobipCodes.find_error(27, group: other) unless other.nil? || other.is_a?(Symbol)
  expect "no name", [nil, []], [GeneralError.by_name(other), InfobipCodes.find_error_by_name(other)]
end
["", "NO_SUCH_NAME", "\xFF", "EC_UNKNOWN_ERROR\n", "EC_ABSENT_SUBSCRIBER".encode("UTF-16LE"),
 "rejected_dest\u0131nation", "rejected_de\u017ftination", "\u212a", "NO_ERROR".dup.force_encoding("UTF-7"), "NO_ERROR".dup.force_encoding("UTF-16")].each do |name|
  expect "no name", [nil, nil, [], []],
         [GeneralError.by_name(name), GeneralError::Group.by_name(name), InfobipCodes.find_error_by_name(name), InfobipCodes.find_status_by_name(name)]
end

# Kinds are never mixed.
expect "12 and 12", [false, false, false], [GeneralError[12] == GeneralStatus[12], GeneralError[12].eql?(GeneralStatus[12]), GeneralError::Group[1] == GeneralStatus::Group[1]]
expect "12 has two names", %w[EC_ILLEGAL_EQUIPMENT REJECTED_NOT_ENOUGH_CREDITS], [GeneralError[12].name, GeneralStatus[12].name]
refused("a status for an error", TypeError) { GeneralError[GeneralStatus::DELIVERED_TO_OPERATOR] }
refused("a voice error for a general one", TypeError) { GeneralError[VoiceError[5002]] }
refused("a group for a code", TypeError) { GeneralError[GeneralError::Group::OK] }
refused("comparing", ArgumentError) { GeneralError[12] < GeneralStatus[12] }
[nil, true, "27", 27.0].each { |other| refused("no number", TypeError) { GeneralError[other] } }
expect "its own class", GeneralError[27], GeneralError[GeneralError[27]]
expect "by kind", [true, false], [ErrorCode === VoiceError[5002], ErrorCode === VoiceStatus[5002]]

# Groups by name and by what payloads call them.
expect "Ok", GeneralError::Group::OK, GeneralError::Group.by_name("Ok")
expect "wire name", 2, EmailError::Group.by_name("user_errors").id
expect "group facts", %w[OK OK], [GeneralError::Group::OK.name, GeneralError::Group::OK.wire_name]
expect "groups", true, GeneralStatus::Group.all.all?(&:known?)
expect "group as a key", 1, { GeneralError::Group::OK => 1 }[GeneralError::Group[0]]

# On the wire.
payload = JSON.parse('{"id": 99999, "groupId": 99}')
expect "round trip", '{"id":99999,"groupId":99}',
       JSON.generate(id: GeneralError[payload["id"]], groupId: GeneralError::Group[payload["groupId"]])
expect "to_json", %w[27 [27]], [GeneralError[27].to_json, [GeneralError[27]].to_json]
expect "as_json", 27, GeneralError[27].as_json(only: :id)
[GeneralError[27], GeneralError[99_999], GeneralError::Group[1]].each do |any|
  expect "marshalled", [any, any.to_h], [Marshal.load(Marshal.dump(any)), Marshal.load(Marshal.dump(any)).to_h]
end
expect "the same one", true, Marshal.load(Marshal.dump(GeneralError[27])).equal?(GeneralError[27])

# YAML keeps the number alone; no code is a number to reckon with.
expect "to_yaml", ["--- 27\n", "--- 99999\n", "---\n- 1\n"], [GeneralError[27], GeneralError[99_999], [GeneralError::Group[1]]].map(&:to_yaml)
expect "from YAML", true, GeneralError[27] == YAML.safe_load(GeneralError[27].to_yaml)
refused("reckoning", TypeError) { 27 + GeneralError[27] }

# Frozen all the way down.
(STATUS_SECTIONS + ERROR_SECTIONS).flat_map { |codes| [*codes.all, codes[99_999]] }.each do |any|
  expect "shareable", [true, true, true], [any.frozen?, any.dup.frozen?, Ractor.shareable?(any)]
end
expect "in a Ractor", [27, "EC_CANCELLED", [4102]],
       Ractor.new { [GeneralError[27].id, GeneralError[4100].former_names.first, InfobipCodes.find_error(4102, group: 3).map(&:id)] }.take
refused("a new code", NoMethodError) { GeneralError.new(id: 1) }
expect "version", true, InfobipCodes::VERSION.match?(/\A[2-9]\.\d+\.\d+\z/)

expect "no other warnings", WARNINGS.first(1), WARNINGS
abort(WRONG.join("\n")) unless WRONG.empty?
