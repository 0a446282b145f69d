using System.Net;

namespace SupportBot.Slack;

/// <summary>How the bot is installed in Slack: the settings under <c>Slack:</c>, checked as a whole before the bot starts.</summary>
internal sealed record SlackOptions
{
    /// <summary>Where the methods of the Web API are.</summary>
    public static readonly Uri SlackApi = new("https://slack.com/api/");

    /// <summary><c>Slack:SigningSecret</c>, and <c>Slack:SigningSecretOld</c> while the secret is being changed. Empty = no requests over HTTP.</summary>
    public ImmutableArray<string> SigningSecrets { get; init; } = [];

    /// <summary><c>Slack:BotToken</c> (xoxb-...); null = Slack is not set up.</summary>
    public string? BotToken { get; init; }

    /// <summary><c>Slack:AppToken</c> (xapp-...) for Socket Mode; null = HTTP.</summary>
    public string? AppToken { get; init; }

    /// <summary><c>Slack:AppId</c>; where it is set, events of other apps are left alone.</summary>
    public string? AppId { get; init; }

    /// <summary><c>Slack:ApiBase</c>, for a proxy, another cloud, or a test; it also says which hosts are Slack's.</summary>
    public Uri ApiBase { get; init; } = SlackApi;

    public bool IsSetUp => BotToken is not null;

    public bool TakesHttp => IsSetUp && !SigningSecrets.IsEmpty;

    /// <summary>Reads the settings. Half of an installation throws, naming the setting and the remedy: it would not work, or not be safe.</summary>
    public static SlackOptions Read(IConfiguration configuration)
    {
        var slack = configuration.GetSection("Slack");
        var (secret, old) = (NullIfEmpty(slack["SigningSecret"]), NullIfEmpty(slack["SigningSecretOld"]));
        var (token, app, api) = (NullIfEmpty(slack["BotToken"]), NullIfEmpty(slack["AppToken"]), NullIfEmpty(slack["ApiBase"]));
        if (Problem(secret, old, token, app, api, NullIfEmpty(slack["AppId"])) is { } problem)
            throw new InvalidOperationException(problem);
        return new()
        {
            SigningSecrets = [.. new[] { secret, old }.OfType<string>()],
            BotToken = token,
            AppToken = app,
            AppId = NullIfEmpty(slack["AppId"]),
            ApiBase = api is null ? SlackApi : new(api.TrimEnd('/') + "/"),
        };
    }

    /// <summary>True for an address of Slack's own: the host of <see cref="ApiBase"/> or one below it, by the same scheme and port. Only those ever see a token.</summary>
    public bool IsSlacks(Uri address) =>
        address.IsAbsoluteUri && address.Scheme == ApiBase.Scheme && address.Port == ApiBase.Port && address.UserInfo.Length == 0
        && (address.AsciiHost() == ApiBase.IdnHost || address.AsciiHost().EndsWith("." + ApiBase.IdnHost, StringComparison.Ordinal));

    private static string? Problem(string? secret, string? old, string? token, string? app, string? api, string? id) => (secret, old, token, app) switch
    {
        (null, null, { }, null) =>
            "Slack:SigningSecret is not set, but Slack:BotToken is. Requests could not be verified, so the bot does not start. Set it from \"Basic Information\" of the app, or set Slack:AppToken for Socket Mode.",
        (null, { }, _, _) =>
            "Slack:SigningSecretOld is set without Slack:SigningSecret. The old secret only helps while the new one is brought in, so the bot does not start. Set Slack:SigningSecret from \"Basic Information\" of the app.",
        ({ }, _, null, _) =>
            "Slack:BotToken is not set, but Slack:SigningSecret is. The bot could hear but not answer, so it does not start. Set it to the \"Bot User OAuth Token\" (xoxb-...) from \"OAuth & Permissions\" of the app.",
        (_, _, null, { }) =>
            "Slack:BotToken is not set, but Slack:AppToken is. The bot could hear but not answer, so it does not start. Set it to the \"Bot User OAuth Token\" (xoxb-...) from \"OAuth & Permissions\" of the app.",
        (_, _, { } bot, _) when bot.StartsWith("xapp-", StringComparison.Ordinal) || bot.StartsWith("xoxp-", StringComparison.Ordinal) =>
            "Slack:BotToken is no bot token. It starts with xoxb- and stands on \"OAuth & Permissions\" of the app; a token that starts with xapp- belongs in Slack:AppToken, one with xoxp- in no setting.",
        (_, _, _, { } socket) when socket.StartsWith("xox", StringComparison.Ordinal) =>
            "Slack:AppToken is no app-level token. It starts with xapp-, has the scope connections:write and is made under \"Basic Information\", \"App-Level Tokens\".",
        (null, _, null, null) when id is not null =>
            "Slack:BotToken is not set, but Slack:AppId is. Slack would be left out without a word, so the bot does not start. Set Slack:BotToken, and Slack:SigningSecret or Slack:AppToken, or remove Slack:AppId.",
        _ when api is not null && !IsApi(api) =>
            $"Slack:ApiBase: '{api}' is not an https address (http is taken on this machine only). Give one such as https://slack.com/api/, or remove the setting.",
        _ => null,
    };

    private static bool IsApi(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.UserInfo.Length == 0 && address.Query.Length == 0
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && (address.Host == "localhost" || (IPAddress.TryParse(address.Host, out var ip) && IPAddress.IsLoopback(ip)))));

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
