import infobipcodes.Code;
import infobipcodes.CodeGroup;
import infobipcodes.EmailError;
import infobipcodes.ErrorCode;
import infobipcodes.ErrorCodes;
import infobipcodes.GeneralError;
import infobipcodes.GeneralStatus;
import infobipcodes.MobileIdentityError;
import infobipcodes.StatusCode;
import infobipcodes.StatusCodes;
import infobipcodes.VoiceError;
import infobipcodes.VoiceStatus;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Asks the printed package what the registry says, and exits 1 if an answer is wrong. */
final class Program {
  private static int wrong;

  public static void main(String[] arguments) throws IOException, ClassNotFoundException {
    unknownCode();
    knownCode();
    codeWithoutGroups();
    codeInTwoGroups();
    aliasAndFormerNames();
    kinds();
    groups();
    order();
    anyCase();
    wire();
    System.exit(wrong > 0 ? 1 : 0);
  }

  private static void expect(String what, Object expected, Object actual) {
    if (!Objects.equals(expected, actual)) {
      wrong++;
      System.err.printf("%s: expected %s, got %s%n", what, expected, actual);
    }
  }

  private static void unknownCode() {
    GeneralError code = GeneralError.valueOf(99999);

    expect("unknown id", 99999, code.id());
    expect("unknown name", "GeneralError(99999)", code.name());
    expect("unknown text", "GeneralError(99999)", code.toString());
    expect("unknown known", false, code.known());
    expect("unknown kind", "error", code.kind());
    expect("unknown section", "general-error", code.section());
    expect("unknown group", Optional.empty(), code.group());
    expect("unknown groups", List.of(), code.groups());
    expect("unknown permanent", Optional.empty(), code.permanent());
    expect("unknown description", "", code.description());
    expect("unknown action", Optional.empty(), code.action());
    expect("unknown former names", List.of(), code.formerNames());
    expect("unknown aliases", List.of(), code.aliases());
    expect("unknown constant", Optional.empty(), code.asKnown());
    expect("unknown equals", GeneralError.valueOf(99999), code);
    expect("unknown hash", 99999, code.hashCode());
    expect("unknown as a key", 1, Map.of(code, 1).get(GeneralError.valueOf(99999)));
    expect("another section", false, code.equals((Object) VoiceError.valueOf(99999)));
    expect("another number", false, code.equals(GeneralError.valueOf(99998)));
    expect("lowest", "GeneralError(-2147483648)", GeneralError.valueOf(Integer.MIN_VALUE).name());
    expect("none across", List.of(), ErrorCodes.find(99999));
  }

  private static void knownCode() {
    GeneralError code = GeneralError.valueOf(27);

    expect("27 is one object", true, GeneralError.valueOf(27) == code);
    expect("27", true, code == GeneralError.EC_ABSENT_SUBSCRIBER);
    expect("27 known", true, code.known());
    expect("27 name", "EC_ABSENT_SUBSCRIBER", code.name());
    expect("27 permanent", Optional.of(false), code.permanent());
    expect("27 group", Optional.of(GeneralError.Group.HANDSET_ERRORS), code.group());
    expect("27 groups", List.of(GeneralError.Group.valueOf(1)), code.groups());
    expect("27 description", false, code.description().isEmpty());
    expect("27 action", true, code.action().isPresent());
    expect("27 constant", Optional.of(GeneralError.Known.EC_ABSENT_SUBSCRIBER), code.asKnown());
    expect("27 hash", 27, code.hashCode());
    expect("100 states nothing", Optional.empty(), MobileIdentityError.valueOf(100).permanent());
  }

  private static void codeWithoutGroups() {
    expect("no groups, known", true, MobileIdentityError.valueOf(1000).known());
    expect("no groups, group", Optional.empty(), MobileIdentityError.valueOf(1000).group());
    expect("no groups, groups", List.of(), MobileIdentityError.valueOf(1000).groups());
  }

  private static void codeInTwoGroups() {
    GeneralError code = GeneralError.EC_NOTSUBMITTEDTOSMPPCHANNEL;

    expect("4102", List.of(code), ErrorCodes.find(4102));
    expect("4102 group", "USER_ERRORS", code.group().get().name());
    expect("4102 groups", List.of("USER_ERRORS", "OPERATOR_ERRORS"), names(code.groups()));
    expect("4102 in 3", List.of(code), ErrorCodes.find(4102).inGroup(3));
    expect("4102 in 2", List.of(code), ErrorCodes.find(4102).inGroup(2));
    expect("4102 in 1", List.of(), ErrorCodes.find(4102).inGroup(1));
    expect("4102 in voice", List.of(), ErrorCodes.find(4102).inSection("voice-error"));
    expect("4102 in general", 1, ErrorCodes.find(4102).inSection("general-error").size());
    expect("4102 in both", 1, ErrorCodes.find(4102).inSection("general-error").inGroup(3).size());
    expect("4102 in neither", 0, ErrorCodes.find(4102).inSection("nowhere").inGroup(3).size());
  }

  private static void aliasAndFormerNames() {
    GeneralError code = GeneralError.EC_BLACKLISTED_SENDERADDRESS;

    expect("2053", List.of(code), ErrorCodes.find(2053));
    expect("2053 name", "EC_BLACKLISTED_SENDERADDRESS", code.name());
    expect("2053 aliases", List.of("EC_SOURCE_ADDRESS_BLACKLISTED"), code.aliases());
    expect("alias", true, code == GeneralError.EC_SOURCE_ADDRESS_BLACKLISTED);
    expect("by alias", Optional.of(code), GeneralError.byName("EC_SOURCE_ADDRESS_BLACKLISTED"));
    expect("52", Optional.of(GeneralStatus.valueOf(52)), GeneralStatus.byName("rejected_destination"));
    expect("52 and 14", List.of(52, 14), ids(StatusCodes.findByName("REJECTED_DESTINATION")));
    expect("14", List.of("REJECTED_DESTINATION"), GeneralStatus.valueOf(14).formerNames());
    expect("7080 and 1000", List.of(7080, 1000), ids(ErrorCodes.findByName("EC_INTERNAL_ERROR")));
    expect("chat first", "chat-error", ErrorCodes.findByName("EC_INTERNAL_ERROR").get(0).section());
    expect("1000 by section", List.of(1000), ids(ErrorCodes.findByName("EC_INTERNAL_ERROR").inSection("mobile-identity-error")));
    expect("own section", Optional.of(MobileIdentityError.valueOf(1000)), MobileIdentityError.byName("EC_INTERNAL_ERROR"));
    expect("not another's", Optional.empty(), VoiceError.byName("EC_INTERNAL_ERROR"));
    expect("no such name", Optional.empty(), GeneralStatus.byName("NO_SUCH_NAME"));
    expect("no name", Optional.empty(), GeneralStatus.byName(null));
    expect("no name across", List.of(), StatusCodes.findByName(null));
    expect("no section", List.of(), StatusCodes.find(52).inSection(null));
  }

  private static void kinds() {
    ErrorCode error = VoiceError.valueOf(5002);
    StatusCode status = VoiceStatus.valueOf(5002);
    Code either = error;

    expect("5002", "EC_VOICE_USER_BUSY", error.name());
    expect("kinds", List.of("error", "status"), List.of(either.kind(), status.kind()));
    expect("27 is no status", List.of(), StatusCodes.find(27));
    expect("27 is an error", List.of(error(27)), ErrorCodes.find(27));
    expect("by number", true, GeneralError.valueOf(1).compareTo(VoiceError.valueOf(2)) < 0);
    expect("by section", true, GeneralError.valueOf(1).compareTo(VoiceError.valueOf(1)) < 0);
    expect("the same", 0, GeneralError.valueOf(99999).compareTo(GeneralError.valueOf(99999)));
    expect("all errors", GeneralError.values(), ErrorCodes.all().inSection("general-error"));
    expect("12", false, GeneralStatus.valueOf(12).equals((Object) GeneralError.valueOf(12)));
  }

  private static ErrorCode error(int id) {
    return GeneralError.valueOf(id);
  }

  private static void groups() {
    GeneralError.Group unknown = GeneralError.Group.valueOf(99);

    expect("Ok", Optional.of(GeneralError.Group.OK), GeneralError.Group.byName("Ok"));
    expect("wire name", 2, EmailError.Group.byName("user_errors").get().id());
    expect("no group", Optional.empty(), GeneralError.Group.byName("NOTHING"));
    expect("no group name", Optional.empty(), GeneralError.Group.byName(null));
    expect("group texts", false, GeneralError.Group.OK.title().isEmpty() || GeneralError.Group.OK.description().isEmpty());
    expect("group constant", Optional.of(GeneralError.Group.Known.OK), GeneralError.Group.OK.asKnown());
    expect("unknown group", "GeneralError.Group(99)", unknown.name());
    expect("unknown group known", false, unknown.known());
    expect("unknown group texts", List.of("", "", ""), List.of(unknown.wireName(), unknown.title(), unknown.description()));
    expect("unknown group constant", Optional.empty(), unknown.asKnown());
    expect("unknown group equals", GeneralError.Group.valueOf(99), unknown);
    expect("unknown group hash", 99, unknown.hashCode());
  }

  private static void order() {
    List<GeneralStatus> codes = GeneralStatus.values();

    expect("members", true, codes.size() >= 36);
    expect("constants", codes.size(), GeneralStatus.Known.values().length);
    expect("first", List.of("PENDING_WAITING_DELIVERY"), codes.stream().limit(1).map(Code::name).collect(Collectors.toList()));
    expect("same order", List.of(GeneralStatus.Known.values()), codes.stream().map(code -> code.asKnown().get()).collect(Collectors.toList()));
    try {
      codes.remove(0);
      expect("unchangeable", true, false);
    } catch (UnsupportedOperationException expected) {
      expect("unchanged", codes.size(), GeneralStatus.Known.values().length);
    }
  }

  /** In Turkish, the capital of i is another letter than I. */
  private static void anyCase() {
    Locale.setDefault(new Locale("tr"));

    expect("in Turkey", Optional.of(GeneralError.EC_ILLEGAL_EQUIPMENT), GeneralError.byName("ec_illegal_equipment"));
    expect("group in Turkey", GeneralStatus.Group.byName("PENDING"), GeneralStatus.Group.byName("pending"));
    expect("not an I", Optional.empty(), GeneralError.byName("EC_\u0131LLEGAL_EQUIPMENT"));
    expect("not an I in a group", Optional.empty(), GeneralStatus.Group.byName("PEND\u0131NG"));
    expect("not an S", Optional.empty(), GeneralStatus.byName("rejected_de\u017ftination"));
    expect("not an S in a group", Optional.empty(), GeneralError.Group.byName("HAND\u017fET_ERRORS"));
    expect("not a K", Optional.empty(), GeneralStatus.byName("REJECTED_NETWOR\u212a"));
    Locale.setDefault(Locale.ROOT);
  }

  private static void wire() throws IOException, ClassNotFoundException {
    expect("round trip", "{\"id\":99999}", "{\"id\":" + GeneralError.valueOf(Integer.parseInt("99999")).id() + "}");
    expect("stored, known", true, stored(GeneralError.valueOf(27)) == GeneralError.EC_ABSENT_SUBSCRIBER);
    expect("stored, unknown", GeneralError.valueOf(99999), stored(GeneralError.valueOf(99999)));
    expect("stored group", true, stored(GeneralError.Group.OK) == GeneralError.Group.OK);
  }

  private static Object stored(Object value) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
    }
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return in.readObject();
    }
  }

  private static List<String> names(List<? extends CodeGroup> groups) {
    return groups.stream().map(CodeGroup::name).collect(Collectors.toList());
  }

  private static List<Integer> ids(ErrorCodes codes) {
    return codes.stream().map(ErrorCode::id).collect(Collectors.toList());
  }

  private static List<Integer> ids(StatusCodes codes) {
    return codes.stream().map(StatusCode::id).collect(Collectors.toList());
  }
}
