using System.Text.RegularExpressions;

namespace SupportBot.Dialogs.Pastes.Redaction;

/// <summary>Cookies that hold a session, and whose names tell so only those who know the product: <c>.ASPXAUTH</c>, <c>MYSAPSSO2</c>, <c>NSC_AAAC</c>.</summary>
internal static partial class ProductCookies
{
    public static readonly ImmutableArray<WordForm> Forms =
    [
        new(
            Session,
            IsSecret,
            [.. Vocabulary.Words("""
                aspxauth aspxformsauth nsc mysapsso smsession smidentity obssocookie oamauthncookie ltpatoken iplanetdirectorypro dsid svpncookie webvpn mrhsession fedauth rtfa
                estsauth estsauthpersistent estsauthlight cadata castgc tgc cftoken vmware pveauthcookie ssosession moodlesession
                """)])
        {
            Kind = SecretKind.Cookie,
        },
    ];

    private static bool IsSecret(Match match) => match.Groups["s"].ValueSpan is var value && !Placeholders.Is(value) && !SecretShape.IsWords(value);

    [GeneratedRegex(@"\G(?<![A-Za-z0-9])[a-z]{3,24}(2|_(aaac|tmas)|_soap_session)?=""?(?<s>[^;\s""',\\)\]}<>]{12,4096})", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Session();
}
