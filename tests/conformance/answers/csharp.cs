// Asks the printed package what the registry says, and exits 1 if an answer is wrong.

using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using InfobipCodes;

public static class Program
{
    private static int wrong;

    private static void Expect(string what, object expected, object actual)
    {
        if (!Equals(expected, actual))
        {
            wrong = 1;
            Console.Error.WriteLine("{0}: expected {1}, got {2}", what, expected ?? "null", actual ?? "null");
        }
    }

    public static int Main()
    {
        // Here i in capitals is no I.
        Thread.CurrentThread.CurrentCulture = new CultureInfo("tr-TR");
        UnknownCode();
        KnownCode();
        CodeWithoutGroups();
        CodeInTwoGroups();
        AliasAndFormerNames();
        Kinds();
        Groups();
        Equality();
        return wrong;
    }

    private static void UnknownCode()
    {
        var code = (GeneralError)99999;
        var info = code.GetInfo();

        Expect("unknown known", false, code.IsKnown());
        Expect("unknown name", "GeneralError(99999)", code.GetName());
        Expect("unknown group", null, code.GetGroup());
        Expect("unknown info known", false, info.IsKnown);
        Expect("unknown info id", 99999, info.Id);
        Expect("unknown info name", "GeneralError(99999)", info.Name);
        Expect("unknown info text", "GeneralError(99999)", info.ToString());
        Expect("unknown info kind", "error", info.Kind);
        Expect("unknown info section", "general-error", info.Section);
        Expect("unknown info group", null, info.Group);
        Expect("unknown info groups", 0, info.Groups.Count);
        Expect("unknown info permanent", null, info.IsPermanent);
        Expect("unknown info description", "", info.Description);
        Expect("unknown info action", null, info.Action);
        Expect("unknown info former names", 0, info.FormerNames.Count);
        Expect("unknown info aliases", 0, info.Aliases.Count);
        Expect("written back", 99999, (int)code);
        Expect("a negative one", "PushStatus(-1)", ((PushStatus)(-1)).GetName());
        Expect("default", false, default(GeneralStatus).IsKnown());
        Expect("default by name", "GeneralStatus(0)", default(GeneralStatus).GetName());
        Expect("0 where it is a code", "NO_ERROR", default(GeneralError).GetName());
    }

    private static void KnownCode()
    {
        var info = GeneralError.EcAbsentSubscriber.GetInfo();

        Expect("27", GeneralError.EcAbsentSubscriber, (GeneralError)27);
        Expect("27 known", true, info.IsKnown && GeneralError.EcAbsentSubscriber.IsKnown());
        Expect("27 id", 27, info.Id);
        Expect("27 name", "EC_ABSENT_SUBSCRIBER", info.Name);
        Expect("27 kind", "error", info.Kind);
        Expect("27 section", "general-error", info.Section);
        Expect("27 permanent", false, info.IsPermanent);
        Expect("27 group", GeneralErrorGroup.HandsetErrors, GeneralError.EcAbsentSubscriber.GetGroup());
        Expect("27 info group", "HANDSET_ERRORS", info.Group.Name);
        Expect("27 texts", true, info.Description.Length > 0 && info.Action.Length > 0);
        Expect("100 states nothing", null, ((MobileIdentityError)100).GetInfo().IsPermanent);
        Expect("members", true, GeneralStatusExtensions.All.Count >= 36);
        Expect("first and last of DLT", "4106 4158", Ends(DltErrorExtensions.All.Select(code => (int)code)));
        Expect("one object", true, ReferenceEquals(info, ErrorInfo.Find(27).Single()));
    }

    private static string Ends(IEnumerable<int> ids)
    {
        return ids.First() + " " + ids.Last();
    }

    private static void CodeWithoutGroups()
    {
        var info = ((MobileIdentityError)1000).GetInfo();

        Expect("no groups, known", true, info.IsKnown);
        Expect("no groups, name", "EC_INTERNAL_ERROR", info.Name);
        Expect("no groups, group", null, info.Group);
        Expect("no groups, groups", 0, info.Groups.Count);
    }

    private static void CodeInTwoGroups()
    {
        var info = ((GeneralError)4102).GetInfo();

        Expect("4102 groups", "USER_ERRORS OPERATOR_ERRORS", Names(info.Groups.Select(group => group.Name)));
        Expect("4102 group", GeneralErrorGroup.UserErrors, ((GeneralError)4102).GetGroup());
        Expect("4102", "EC_NOTSUBMITTEDTOSMPPCHANNEL", Names(ErrorInfo.Find(4102)));
        Expect("4102 in 2", "EC_NOTSUBMITTEDTOSMPPCHANNEL", Names(ErrorInfo.Find(4102, group: 2)));
        Expect("4102 in 3", "EC_NOTSUBMITTEDTOSMPPCHANNEL", Names(ErrorInfo.Find(4102, group: 3)));
        Expect("4102 in 1", "", Names(ErrorInfo.Find(4102, group: 1)));
        Expect("4102 in general", "EC_NOTSUBMITTEDTOSMPPCHANNEL", Names(ErrorInfo.Find(4102, "general-error", 3)));
        Expect("4102 in voice", "", Names(ErrorInfo.Find(4102, section: "voice-error")));
        Expect("4102 in no section", "", Names(ErrorInfo.Find(4102, section: "no-such-section")));
    }

    private static void AliasAndFormerNames()
    {
        var info = ErrorInfo.Find(2053).Single();

        Expect("2053", "EC_BLACKLISTED_SENDERADDRESS", info.Name);
        Expect("2053 aliases", "EC_SOURCE_ADDRESS_BLACKLISTED", Names(info.Aliases));
        Expect("alias", GeneralError.EcBlacklistedSenderaddress, GeneralErrorAliases.EcSourceAddressBlacklisted);
#pragma warning disable 618
        Expect("former name", GeneralError.EcMessageCanceled, GeneralErrorAliases.EcCancelled);
#pragma warning restore 618
        Expect("2053 as text", "EcBlacklistedSenderaddress", ((GeneralError)2053).ToString());
        Expect("4100 as text", "EcMessageCanceled", ((GeneralError)4100).ToString());
        Expect("99999 as text", "99999", ((GeneralError)99999).ToString());
        Expect("alias by name", true, ReferenceEquals(info, ErrorInfo.FindByName("EC_SOURCE_ADDRESS_BLACKLISTED").Single()));
        Expect("52 is found", true, GeneralStatusExtensions.TryParse("rejected_destination", out var code));
        Expect("52", (GeneralStatus)52, code);
        Expect("14 had its name", "REJECTED_DESTINATION", Names(((GeneralStatus)14).GetInfo().FormerNames));
        var both = StatusInfo.FindByName("REJECTED_DESTINATION").Select(status => status.Id);
        Expect("52 and 14", "52 14", string.Join(" ", both));
        var internalErrors = ErrorInfo.FindByName("EC_INTERNAL_ERROR");
        Expect("internal errors", "7080 1000", string.Join(" ", internalErrors.Select(error => error.Id)));
        Expect("in sections", "chat-error mobile-identity-error", Names(internalErrors.Select(error => error.Section)));
        Expect("in one", 1000, ErrorInfo.FindByName("ec_internal_error", "mobile-identity-error").Single().Id);
        Expect("in none", 0, ErrorInfo.FindByName("ec_internal_error", group: 77).Count);
        Expect("no such name", false, GeneralStatusExtensions.TryParse("NO_SUCH_NAME", out code));
        Expect("no name", false, GeneralStatusExtensions.TryParse(null, out code));
        Expect("found by no name", 0, StatusInfo.FindByName(null).Count);
        Expect("no ASCII", false, GeneralStatusExtensions.TryParse("REJECTED_DEST\u0131NATION", out code));
    }

    private static void Kinds()
    {
        IReadOnlyList<StatusInfo> none = StatusInfo.Find(27);

        Expect("27 is no status", 0, none.Count);
        Expect("12 as a status", "REJECTED_NOT_ENOUGH_CREDITS", Names(StatusInfo.Find(12)));
        Expect("12 as an error", "EC_ILLEGAL_EQUIPMENT", Names(ErrorInfo.Find(12)));
        Expect("unknown", 0, ErrorInfo.Find(99999).Count);
    }

    private static void Groups()
    {
        Expect("Ok is found", true, GeneralErrorGroupExtensions.TryParse("Ok", out var group));
        Expect("Ok", GeneralErrorGroup.Ok, group);
        Expect("Ok's id", 0, (int)group);
        var info = ((GeneralErrorGroup)99).GetInfo();
        Expect("unknown group known", false, info.IsKnown || ((GeneralErrorGroup)99).IsKnown());
        Expect("unknown group name", "GeneralErrorGroup(99)", info.Name);
        Expect("unknown group's own name", "GeneralErrorGroup(99)", ((GeneralErrorGroup)99).GetName());
        Expect("unknown group wire name", "", info.WireName);
        Expect("unknown group section", "general-error", info.Section);
        Expect("wire name is found", true, EmailErrorGroupExtensions.TryParse("user_errors", out var wire));
        Expect("wire name", 2, (int)wire);
        Expect("no such group", false, EmailErrorGroupExtensions.TryParse("NO_SUCH_GROUP", out wire));
        Expect("no group", false, EmailErrorGroupExtensions.TryParse(null, out wire));
        Expect("groups", GeneralErrorGroup.Ok, GeneralErrorGroupExtensions.All[0]);
    }

    private static void Equality()
    {
        var seen = new Dictionary<GeneralError, int> { { (GeneralError)99999, 1 } };

        Expect("equal as numbers", 1, seen[(GeneralError)99999]);
        Expect("hash", 99999.GetHashCode(), ((GeneralError)99999).GetHashCode());
        Expect("infos", ((GeneralError)99999).GetInfo(), ((GeneralError)99999).GetInfo());
        Expect("infos of two sections", false, ((ChatError)99999).GetInfo().Equals(((GeneralError)99999).GetInfo()));
        Expect("infos of two kinds", false, ((GeneralStatus)12).GetInfo().Equals(((GeneralError)12).GetInfo()));
    }

    private static string Names(IEnumerable<object> things)
    {
        return string.Join(" ", things);
    }
}
